/* The page on which readers search: the form, the filters, the results. Everything it shows of the site's words is
   text, never HTML. */
(function (root) {
  'use strict';
  const { Engine, marks } = root.mujazSearch;

  const form = document.querySelector('form.search');
  const input = form.querySelector('input[name=q]');
  const status = document.getElementById('search-status');
  const list = document.getElementById('search-results');
  const more = document.getElementById('search-more');
  const narrow = document.getElementById('search-filters');
  const words = document.getElementById('search-words').dataset;
  const language = document.documentElement.lang;
  const base = form.dataset.index.replace(/index\.js$/, '');
  const NAMES = ['kind', 'actor', 'topic', 'place', 'year'];
  const PAGE = 10;
  const WAIT = 150;

  /* The files of the index are scripts that call `__mujaz`, so that they load with no server. */
  const waiting = new Map();
  const other = root.__mujaz;
  let version = null;
  root.__mujaz = (name, value) => {
    const done = waiting.get(name);
    if (!done) return other?.(name, value);
    waiting.delete(name);
    return done(value);
  };

  function script(name, query) {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      waiting.set(name, resolve);
      element.src = base + name + '.js' + query;
      element.onload = () => element.remove();
      element.onerror = () => {
        waiting.delete(name);
        element.remove();
        reject(new Error(name));
      };
      document.head.append(element);
    });
  }

  /* A file of another build than the index, out of a cache, is asked for once more by the name of this build. */
  async function load(name, isRight) {
    let [sum, value] = await script(name, '');
    if (!isRight(sum, value)) [sum, value] = await script(name, '?v=' + version);
    if (!isRight(sum, value)) throw new Error(name);
    return value;
  }

  let engine = null;
  function start() {
    engine ??= script('index', '').then(([of, index]) => {
      version = of;
      return new Engine(index, load);
    });
    engine.catch(() => { engine = null; });
    return engine;
  }

  const numbers = new Intl.NumberFormat(language + '-u-nu-' + (form.dataset.digits || 'latn'));
  const plurals = new Intl.PluralRules(language);

  /* The words for a count stand on the page for one number of each plural form. */
  function count(number) {
    const pattern = words[plurals.select(number)] ?? words.other;
    const own = number === 0 ? words.zero : pattern;
    return own.replace(/[\d٠-٩۰-۹]+/, numbers.format(number));
  }

  const direction = lang => (/^(?:ar|fa|he|ur|ckb|ps|sd|ug|yi|dv)(?:-|$)/.test(lang) ? 'rtl' : 'ltr');

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter(Boolean));
    return made;
  }

  function isolated(name, text, lang, found) {
    const made = element(name, { lang, dir: direction(lang) });
    let at = 0;
    for (const [start, end] of found) {
      made.append(text.slice(at, start), element('mark', {}, text.slice(start, end)));
      at = end;
    }
    made.append(text.slice(at));
    return made;
  }

  /** The sentence that has most of the words, and a second one where it has others. */
  function choose(sentences, marked) {
    const seen = sentences.map(({ text, lang }, at) => {
      const found = marks(text, marked);
      return { text, lang, at, found, has: new Set(found.map(([, , word]) => word)) };
    });
    const best = seen.reduce((best, one) => (one.has.size > best.has.size ? one : best), seen[0]);
    if (!best) return [];
    const adds = one => [...one.has].filter(word => !best.has.has(word)).length;
    const second = seen.reduce((second, one) => (adds(one) > (second ? adds(second) : 0) ? one : second), null);
    return [best, second].filter(Boolean).sort((a, b) => a.at - b.at);
  }

  function item(result, answer) {
    const chosen = choose(result.sentences, answer.marked);
    const found = chosen.some(one => one.found.length > 0);
    const name = marks(result.name, answer.marked);
    const link = element('a', { href: result.address }, isolated('bdi', result.name, result.nameLang, name));
    const about = element('p', { className: 'result-about' }, element('span', { className: 'tag', textContent: result.kind }));
    if (result.date) {
      const [text, machine] = result.date;
      const time = element(machine ? 'time' : 'span', { textContent: text });
      if (machine) time.dateTime = machine;
      about.append(' ', time);
    }
    /* Another name, or a post: what it was found by, where nothing else that is shown tells. */
    const other = found || name.length > 0 ? [] : choose(result.besides, answer.marked).filter(one => one.found.length > 0).slice(0, 1);
    const isElsewhere = answer.words.length > 0 && !found && name.length === 0 && !result.isWhole;
    return element('li', {}, element('p', { className: 'result-name' }, link), about,
      ...[...other, ...chosen].map(one => isolated('p', one.text, one.lang, one.found)).map(p => Object.assign(p, { className: 'result-sentence' })),
      isElsewhere && element('p', { className: 'result-about', textContent: words.elsewhere }));
  }

  function asked() {
    const values = new URLSearchParams(new FormData(form));
    const filters = {};
    for (const name of NAMES) if (values.get(name)) filters[name] = values.get(name);
    return { query: values.get('q') ?? '', filters };
  }

  function keepAddress({ query, filters }) {
    const values = new URLSearchParams();
    if (query.trim()) values.set('q', query.trim());
    Object.entries(filters).forEach(([name, value]) => values.set(name, value));
    const text = values.toString();
    try {
      history.replaceState(null, '', text ? '?' + text : location.pathname.replace(/^.*\//, ''));
    } catch { /* Where a browser keeps a page from naming itself, the form still works. */ }
    document.querySelectorAll('.switch a').forEach(link => {
      link.search = text ? '?' + text : '';
    });
  }

  let turn = 0;
  let shown = 0;
  let answer = null;

  async function search() {
    const own = (turn += 1);
    const now = asked();
    keepAddress(now);
    if (!now.query.trim() && Object.keys(now.filters).length === 0) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = '';
      return;
    }
    try {
      const ready = await start();
      const found = await ready.search(now.query, { language, filters: now.filters });
      const items = await page(ready, found, 0);
      if (own !== turn) return;
      answer = found;
      shown = items.length;
      list.replaceChildren(...items);
      more.hidden = shown >= found.total;
      status.textContent = count(found.total);
    } catch {
      if (own === turn) status.textContent = words.failed;
    }
  }

  async function page(ready, found, from) {
    const hits = found.hits.slice(from, from + PAGE);
    const results = await Promise.all(hits.map(hit => ready.result(hit.entity, language)));
    return results.map(result => item(result, found));
  }

  async function showMore() {
    const own = turn;
    const items = await page(await start(), answer, shown);
    if (own !== turn) return;
    list.append(...items);
    shown += items.length;
    more.hidden = shown >= answer.total;
    items[0]?.querySelector('a').focus();
  }

  /* The choices are many on a large site: they load when they are asked for. */
  let filtersLoaded = null;
  function loadFilters() {
    filtersLoaded ??= start().then(ready => ready.choices(language)).then(choices => {
      const values = new URLSearchParams(location.search);
      const fill = (name, options) => {
        const select = form.elements[name];
        for (const [value, text, lang] of options) {
          select.append(element('option', { value, textContent: text, lang: lang ?? '', dir: lang ? direction(lang) : 'auto' }));
        }
        select.value = values.get(name) ?? '';
        if (select.selectedIndex < 0) select.value = '';
        select.disabled = options.length === 0;
      };
      fill('actor', choices.actors.map(([name, , lang, id]) => [id, name, lang]));
      fill('place', choices.places.map(([name, , lang, id]) => [id, name, lang]));
      fill('topic', choices.topics.map(([name, , lang, id]) => [id, name, lang]));
      fill('year', choices.years);
    });
    filtersLoaded.catch(() => {
      filtersLoaded = null;
      status.textContent = words.failed;
    });
    return filtersLoaded;
  }

  let timer = 0;
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  }

  /* Arrows go through the results and back to the field; Escape goes back, and then empties it. */
  function keys(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const links = [...list.querySelectorAll('.result-name a')];
    const at = links.indexOf(document.activeElement);
    const isInput = document.activeElement === input;
    if (event.key === '/' && !/^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'ArrowDown' && (isInput || at >= 0) && links[at + 1]) {
      event.preventDefault();
      links[at + 1].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? input).focus();
    } else if (event.key === 'Escape' && at >= 0) {
      input.focus();
    } else if (event.key === 'Escape' && isInput && input.value) {
      event.preventDefault();
      input.value = '';
      search();
    }
  }

  const values = new URLSearchParams(location.search);
  input.value = values.get('q') ?? '';
  form.elements.kind.value = values.get('kind') ?? '';
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  input.addEventListener('input', soon);
  form.addEventListener('change', event => { if (event.target !== input) search(); });
  more.addEventListener('click', showMore);
  document.addEventListener('keydown', keys);
  narrow.addEventListener('toggle', () => { if (narrow.open) loadFilters(); });
  if (NAMES.some(name => values.get(name))) {
    narrow.open = true;
    loadFilters().finally(search);
  } else if (input.value) search();
})(globalThis);
