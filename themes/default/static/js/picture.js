// A wide picture, made larger and smaller, and walked through by keyboard. Without this script it is a picture whose
// marks are links, and which scrolls.
(() => {
  'use strict';
  const MOST = 8;
  const CLOSE = 2.5;
  const STEP = 1.4;
  // How much larger than the picture its marks and names are where all of it stands in a narrow window.
  const LARGER = 1.6;

  const start = figure => {
    const svg = figure.querySelector('svg.picture');
    const asked = figure.querySelector('.asked');
    const view = svg.parentElement;
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    const point = words => words.match(/-?[\d.]+/g).map(Number);
    // Where a mark is, where it is in the whole picture, and where it belongs if it was moved aside there.
    const marks = [...svg.querySelectorAll('a')].map(element => {
      const [x, y] = point(element.getAttribute('transform'));
      return { element, x, y, home: [x, y], from: element.dataset.from && point(element.dataset.from), ties: [] };
    });
    const aside = marks.filter(mark => mark.from);
    const leads = svg.querySelector('.leads');
    const place = new Map(marks.map((mark, at) => [mark.element, at]));
    const paths = [...svg.querySelectorAll('.ties path')];
    const pairs = (svg.dataset.ties ?? '').split(' ').filter(Boolean).map(Number);
    paths.forEach((path, at) => {
      const [one, other] = [pairs[2 * at], pairs[2 * at + 1]];
      marks[one].ties.push({ to: other, path });
      marks[other].ties.push({ to: one, path });
    });

    // In a narrow window a picture is wider than its place, until somebody asks for the whole of it.
    const isWhole = () => svg.classList.contains('whole');
    const isNarrow = () => view.scrollWidth > view.clientWidth;
    // The part of the picture that is shown.
    const box = { x: 0, y: 0, zoom: 1 };
    const show = () => {
      const [w, h] = [width / box.zoom, height / box.zoom];
      box.x = Math.min(Math.max(box.x, 0), width - w);
      box.y = Math.min(Math.max(box.y, 0), height - h);
      svg.setAttribute('viewBox', `${box.x} ${box.y} ${w} ${h}`);
      // What was moved aside has more room, and goes back: in the largest picture it stands where it belongs.
      const left = (MOST / box.zoom - 1) / (MOST - 1);
      for (const mark of aside) {
        [mark.x, mark.y] = mark.from.map((from, axis) => from + (mark.home[axis] - from) * left);
      }
      leads?.setAttribute('d', aside.map(({ x, y, from }) => `M${from.join(' ')}L${x} ${y}`).join(''));
      // Marks and names stay as large as they are: what grows is the room between them.
      const larger = isWhole() ? Math.min(Math.max(width / svg.clientWidth, 1), LARGER) : 1;
      const scale = box.zoom === larger ? '' : ` scale(${larger / box.zoom})`;
      for (const { element, x, y } of marks) element.setAttribute('transform', `translate(${x} ${y})${scale}`);
      svg.classList.toggle('close', box.zoom >= CLOSE);
      svg.classList.toggle('large', box.zoom > 1);
    };
    const zoomTo = (zoom, x, y) => {
      const [fromX, fromY] = [(x - box.x) * box.zoom, (y - box.y) * box.zoom];
      box.zoom = Math.min(Math.max(zoom, 1), MOST);
      if (box.zoom < 1.02) box.zoom = 1;
      box.x = x - fromX / box.zoom;
      box.y = y - fromY / box.zoom;
      show();
    };
    const pointOf = event => {
      const at = svg.getBoundingClientRect();
      const unit = width / box.zoom / at.width;
      return [box.x + (event.clientX - at.left) * unit, box.y + (event.clientY - at.top) * unit];
    };
    const middle = () => {
      const mark = marks[place.get(document.activeElement)];
      return mark ? mark.from ?? mark.home : [box.x + width / box.zoom / 2, box.y + height / box.zoom / 2];
    };
    const whole = () => {
      if (isNarrow()) svg.classList.add('whole');
      zoomTo(1, 0, 0);
    };
    const enlarge = () => {
      if (!isWhole()) return zoomTo(box.zoom * STEP, ...middle());
      svg.classList.remove('whole');
      show();
      view.scrollLeft = (view.scrollWidth - view.clientWidth) / (getComputedStyle(view).direction === 'rtl' ? -2 : 2);
    };
    const shrink = () => (box.zoom === 1 ? whole() : zoomTo(box.zoom / STEP, ...middle()));
    const zoomBy = { in: enlarge, out: shrink, whole };
    for (const button of figure.querySelectorAll('[data-zoom]')) button.addEventListener('click', zoomBy[button.dataset.zoom]);

    // One mark is a stop; arrows lead from there to the others.
    let current = 0;
    const stop = at => {
      marks[current].element.tabIndex = -1;
      current = at;
      marks[current].element.tabIndex = 0;
    };
    marks.forEach(mark => { mark.element.tabIndex = -1; });
    if (marks.length) stop(0);
    const seen = mark => {
      const [w, h] = [width / box.zoom, height / box.zoom];
      const [edgeX, edgeY] = [w / 10, h / 10];
      if (mark.x < box.x + edgeX || mark.x > box.x + w - edgeX) box.x = mark.x - w / 2;
      if (mark.y < box.y + edgeY || mark.y > box.y + h - edgeY) box.y = mark.y - h / 2;
      if (box.zoom > 1) show();
    };
    const walk = (dx, dy) => {
      const { home, ties } = marks[current];
      const cost = at => {
        const [x, y] = marks[at].home.map((to, axis) => to - home[axis]);
        const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
        return along > 0.5 && across <= along * 2.5 ? along + across * 2 : Infinity;
      };
      const best = places => places.reduce((best, at) => (cost(at) < cost(best) ? at : best), current);
      const near = best(ties.map(tie => tie.to));
      return near === current ? best(marks.map((_, at) => at)) : near;
    };
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    svg.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const jump = { Home: 0, End: marks.length - 1 }[event.key] ?? (arrows[event.key] && walk(...arrows[event.key]));
      const zoom = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', 0: 'whole' }[event.key];
      if (jump === undefined && !zoom) return;
      event.preventDefault();
      if (zoom) return zoomBy[zoom]();
      stop(jump);
      marks[jump].element.focus();
    });

    // What a mark says, and whom it is tied to.
    const ask = element => {
      for (const other of svg.querySelectorAll('.near, .at')) other.classList.remove('near', 'at');
      const mark = marks[place.get(element)];
      svg.classList.toggle('asking', Boolean(mark?.ties.length));
      asked.textContent = mark ? element.querySelector('title').textContent : '\u00a0';
      if (!mark) return;
      element.classList.add('at');
      for (const { to, path } of mark.ties) {
        path.classList.add('near');
        marks[to].element.classList.add('near');
      }
    };
    const markOf = event => event.target.closest('a');
    // A browser makes a picture that listens for focus a stop itself: what is around it listens.
    view.addEventListener('focusin', event => {
      const element = markOf(event);
      if (!place.has(element)) return;
      stop(place.get(element));
      seen(marks[current]);
      ask(element);
    });
    view.addEventListener('focusout', () => ask(null));
    svg.addEventListener('pointerover', event => { if (event.pointerType === 'mouse') ask(markOf(event) ?? (svg.contains(document.activeElement) ? document.activeElement : null)); });
    svg.addEventListener('pointerleave', () => ask(svg.contains(document.activeElement) ? document.activeElement : null));

    // A wheel scrolls the page, until the picture is asked for.
    view.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey && box.zoom === 1 && !svg.contains(document.activeElement)) return;
      event.preventDefault();
      zoomTo(box.zoom * Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), ...pointOf(event));
    }, { passive: false });

    // One finger moves what is larger than its frame, two make it larger.
    const fingers = new Map();
    let moved = 0;
    svg.addEventListener('pointerdown', event => {
      if (event.button) return;
      if (!fingers.size) moved = 0;
      fingers.set(event.pointerId, event);
    });
    svg.addEventListener('pointermove', event => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const others = [...fingers.values()].filter(other => other.pointerId !== event.pointerId);
      const [[fromX, fromY], [x, y]] = [pointOf(before), pointOf(event)];
      moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      if (others.length === 1) {
        const far = finger => Math.hypot(finger.clientX - others[0].clientX, finger.clientY - others[0].clientY);
        zoomTo(box.zoom * far(event) / Math.max(far(before), 1), ...pointOf(others[0]));
      } else if (box.zoom > 1) {
        box.x += fromX - x;
        box.y += fromY - y;
        show();
      }
      fingers.set(event.pointerId, event);
    });
    const lift = event => fingers.delete(event.pointerId);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, lift);
    // A browser that scrolls or drags takes the finger away; a mark that was moved is not followed.
    svg.addEventListener('dragstart', event => event.preventDefault());
    svg.addEventListener('click', event => { if (moved > 6) event.preventDefault(); }, true);
    svg.addEventListener('touchmove', event => { if (event.touches.length > 1 || box.zoom > 1) event.preventDefault(); }, { passive: false });

    // On a small screen the part of the picture is looked at first that has most in it: large marks count for more.
    const hidden = view.scrollWidth - view.clientWidth;
    if (hidden > 0) {
      const unit = view.scrollWidth / width;
      const weigh = ({ element, x }) => ({ x: x * unit, of: (+element.querySelector('circle')?.getAttribute('r') || 1) ** 2 });
      const weighed = marks.map(weigh);
      const left = x => Math.min(Math.max(x - view.clientWidth / 2, 0), hidden);
      const within = from => weighed.filter(({ x }) => x >= from && x <= from + view.clientWidth);
      const sum = all => all.reduce((sum, { of }) => sum + of, 0);
      const starts = [hidden / 2, ...weighed.map(({ x }) => left(x))];
      const best = starts.reduce((best, from) => (sum(within(from)) > sum(within(best)) ? from : best));
      const seen = within(best);
      const middle = seen.reduce((middle, { x, of }) => middle + x * of, 0) / sum(seen);
      const from = seen.length ? left(middle) : best;
      view.scrollLeft = getComputedStyle(view).direction === 'rtl' ? from - hidden : from;
    }
  };

  for (const figure of document.querySelectorAll('.wide-picture')) start(figure);
})();
