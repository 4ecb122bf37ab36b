/* On every page: comforts for readers, none of them needed to read. A classic script, so that it runs from a folder
   too (no modules, no fetch there). */
(() => {
  "use strict";
  const root = new URL("../../", document.currentScript.src).href;
  const page = document.documentElement;

  /* The switch of languages keeps the place: texts have the same ids in all languages, but for those of headings.
     The link leads to the block that the reader has at the top of the window; at the top of the page, to the page. */
  const findPlace = () => {
    let place = "";
    if (scrollY < innerHeight / 4) return place;
    const line = (parseFloat(getComputedStyle(page).scrollPaddingBlockStart) || 0) + 8;
    for (const element of document.querySelectorAll("main [id]:not(.prose :is(h2, h3, h4, h5, h6, sup), .card)")) {
      if (element.getBoundingClientRect().top > line) break;
      place = element.id;
    }
    return place;
  };

  /* The language that was read last is remembered, where the browser lets us, and said where one is chosen. */
  const key = "mujaz-language " + new URL(root).pathname;
  const remember = (lang) => {
    try { localStorage.setItem(key, lang); } catch { /* Then it is not remembered. */ }
  };
  for (const link of document.querySelectorAll(".switch a[hreflang]")) {
    const keep = () => { link.hash = findPlace(); };
    for (const event of ["pointerdown", "focus", "click", "auxclick"]) link.addEventListener(event, keep);
    link.addEventListener("click", () => remember(link.hreflang));
  }
  const homes = document.querySelector(".chooser .homes");
  if (homes) {
    let last = null;
    try { last = localStorage.getItem(key); } catch { /* Then none was. */ }
    for (const item of [...homes.children]) {
      const link = item.querySelector("a[hreflang]");
      link.addEventListener("click", () => remember(link.hreflang));
      if (link.hreflang !== last) continue;
      item.querySelector(".last-read").hidden = false;
      homes.prepend(item);
    }
  } else if (!document.body.matches(".not-found")) {
    remember(page.lang);
  }

  /* Cards. A reference to an entity, a citation, a footnote shows in a card what it leads to: on hover, on keyboard
     focus, on the first tap. The focus stays on the link, which the card describes. */
  const count = +document.body.dataset.previews || 0;
  const room = matchMedia("(min-width: 18rem) and (min-height: 18rem)");
  const shards = new Map();
  let card = null, owner = null, timer = 0, touched = false;

  /* Called by the files of previews/. */
  window.mujazPreviews = (lang, dir, shard, entries) => {
    shards.get(lang + "/" + shard)?.arrive({ lang, dir, entries });
  };

  const load = (lang, shard) => {
    const name = lang + "/" + shard;
    if (!shards.has(name)) {
      const kept = {};
      kept.ready = new Promise((arrive) => {
        kept.arrive = arrive;
        const script = document.createElement("script");
        script.src = root + "previews/" + name + ".js";
        script.onerror = () => arrive(null);
        document.head.append(script);
      });
      shards.set(name, kept);
    }
    return shards.get(name).ready;
  };

  const shardOf = (path) => {
    let hash = 2166136261;
    for (let at = 0; at < path.length; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 16777619);
    return (hash >>> 0) % count;
  };

  /* What is on the page already: a work in the list, a footnote. */
  const copy = (link) => {
    const of = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!of) return null;
    const box = document.createElement("div");
    box.append(...of.cloneNode(true).childNodes);
    for (const back of box.querySelectorAll(".back, .number")) back.remove();
    for (const element of box.querySelectorAll("[id]")) element.removeAttribute("id");
    const speech = of.closest("[lang]");
    return { lang: speech.lang, dir: speech.dir, nodes: [...box.childNodes] };
  };

  const entity = async (link) => {
    const path = link.href.slice(root.length).split(/[?#]/)[0];
    const [, lang, rest] = path.match(/^([^/]+)\/((?:briefs|actors|places|topics|sources|publishers)\/[^/]+)$/) || [];
    const found = rest && await load(lang, shardOf(rest));
    const html = found && Object.hasOwn(found.entries, rest) && found.entries[rest];
    if (!html) return null;
    const box = document.createElement("template");
    box.innerHTML = html;
    const name = box.content.querySelector(".name");
    if (name) {
      const way = document.createElement("a");
      way.href = link.href;
      way.append(...name.childNodes);
      name.append(way);
    }
    return { lang: found.lang, dir: found.dir, nodes: [...box.content.childNodes] };
  };

  /* Lists that say as much themselves, and navigation, have no cards. */
  const plain = "svg, nav, .cards, .wide, .back, .card, .more, .beside, .show, .outside";
  const here = location.href.split("#")[0];
  const findKind = (link) => {
    if (!link || !link.closest("main") || link.closest(plain) || !room.matches) return null;
    const [page] = link.href.split("#");
    if (link.matches(".cite, .footnote")) return page === here && link.hash ? copy : null;
    return count && page !== here && page.startsWith(root) && /\/[^/]+\/(?!index\.html)[^/]+\.html$/.test(page) ? entity : null;
  };

  const close = () => {
    clearTimeout(timer);
    card?.remove();
    owner?.removeAttribute("aria-describedby");
    card = owner = null;
  };

  const place = () => {
    const at = owner.getClientRects()[0] || owner.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const start = getComputedStyle(owner).direction === "rtl" ? at.right - width : at.left;
    const left = Math.max(8, Math.min(start, page.clientWidth - width - 8));
    const below = at.bottom + 6;
    const top = below + height > innerHeight && at.top - height - 6 > 0 ? at.top - height - 6 : below;
    card.style.left = left + scrollX + "px";
    card.style.top = top + scrollY + "px";
  };

  const open = async (link, kind) => {
    if (owner === link) return true;
    close();
    owner = link;
    const content = await kind(link);
    if (owner !== link) return true;
    if (!content) { owner = null; return false; }
    card = document.createElement("div");
    card.className = "card";
    card.id = "card";
    card.setAttribute("role", "tooltip");
    card.lang = content.lang;
    card.dir = content.dir;
    card.append(...content.nodes);
    /* The pointer and the finger reach the links of a card; for the keyboard there is the reference itself. */
    for (const inner of card.querySelectorAll("a")) inner.tabIndex = -1;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", "card");
    document.querySelector("main").append(card);
    place();
    return true;
  };

  const soon = (what) => { clearTimeout(timer); timer = setTimeout(what, 250); };
  // The marks of a picture say themselves what they lead to.
  const linkOf = (event) => event.target.closest?.("a[href]:not(svg *)");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (event.target.closest?.(".card") || (owner && linkOf(event) === owner)) return clearTimeout(timer);
    const link = linkOf(event), kind = findKind(link);
    if (kind) soon(() => open(link, kind));
    else if (owner) soon(close);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event), kind = findKind(link);
    if (kind && link.matches(":focus-visible") && !touched) open(link, kind);
    else if (owner && !event.target.closest?.(".card")) close();
  });
  document.addEventListener("focusout", () => { if (card && !card.matches(":hover")) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (owner && !event.target.closest?.(".card") && linkOf(event) !== owner) close();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event), kind = findKind(link);
    if (!touched || !kind || owner === link) return;
    /* The first tap shows the card, where there is one; the second, or a tap on the name in the card, leads on. */
    event.preventDefault();
    open(link, kind).then((shown) => { if (!shown) location.href = link.href; });
  });
  addEventListener("resize", close);
  addEventListener("pagehide", close);
})();
