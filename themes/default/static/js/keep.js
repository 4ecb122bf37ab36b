/* The page on which readers keep the site, a year, a topic or a language on their device. Nothing is fetched until
   they ask; each file counts only when its fingerprint is right; what was kept before stays in use until all of the
   new is there. The names in storage are those of the service worker. */
(function () {
  'use strict';
  const form = document.querySelector('form.keep');
  if (!form) return;
  const root = new URL(form.dataset.root || './', location.href);
  const prefix = 'mujaz ' + root.pathname + ' ';
  const PACKS = prefix + 'packs';
  const STATE = prefix + 'state';
  const TOGETHER = 4;

  const find = selector => form.querySelector(selector);
  const all = selector => [...form.querySelectorAll(selector)];
  const lang = document.documentElement.lang;
  const url = path => new URL(path.split('/').map(encodeURIComponent).join('/'), root).href;
  const stored = fingerprint => 'offline/pages/' + fingerprint;

  /* ---- words ---- */

  const sayings = new Map([...document.querySelectorAll('[data-say]')].map(one => [one.dataset.say, one]));
  // `{0}` and `{1}` in a sentence are where its sizes go.
  for (const element of sayings.values()) {
    const parts = element.textContent.split(/\{(\d)\}/).map((part, at) => {
      if (at % 2 === 0) return part;
      const place = document.createElement('bdi');
      place.dataset.size = part;
      return place;
    });
    element.replaceChildren(...parts);
  }

  /* Shows one of the sentences of a group, with its sizes, and hides the others of the group. */
  function say(group, name, ...sizes) {
    for (const [of, element] of sayings) {
      if (!of.startsWith(group + '-')) continue;
      const isIt = of === group + '-' + name;
      if (isIt) {
        for (const place of element.querySelectorAll('bdi')) {
          place.textContent = size(sizes[place.dataset.size] ?? 0);
        }
      }
      if (element.hidden === isIt) element.hidden = !isIt;
    }
  }

  const digits = '-u-nu-' + (form.dataset.digits || 'latn');
  function size(bytes) {
    const isSmall = bytes < 1e6;
    const style = { style: 'unit', unit: isSmall ? 'kilobyte' : 'megabyte', maximumFractionDigits: isSmall ? 0 : 1 };
    const number = isSmall ? Math.ceil(bytes / 1e3) : bytes / 1e6;
    return new Intl.NumberFormat(lang + digits, style).format(number);
  }

  /* ---- storage ---- */

  const openPacks = () => caches.open(PACKS);

  async function readState(name) {
    const found = await (await caches.open(STATE)).match(url('offline/' + name));
    return found ? found.json() : null;
  }

  async function writeState(name, value) {
    await (await caches.open(STATE)).put(url('offline/' + name), new Response(JSON.stringify(value)));
  }

  function ask(message) {
    return new Promise((resolve, refuse) => {
      const { controller } = navigator.serviceWorker;
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => refuse(new Error('worker')), 10000);
      navigator.serviceWorker.ready.then(({ active }) => {
        (controller ?? active).postMessage(message, [channel.port2]);
      }, refuse);
    });
  }

  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  }

  /* What went wrong, by the name of its sentence. */
  class Trouble extends Error {
    constructor(name) {
      super(name);
      this.name = name;
    }
  }

  async function fetchBytes(path, fingerprint, cache) {
    let answer;
    try {
      answer = await fetch(url(path), { cache });
    } catch {
      throw new Trouble('network');
    }
    if (!answer.ok) throw new Trouble(answer.status === 404 ? 'changed' : 'network');
    let bytes;
    try {
      bytes = await answer.arrayBuffer();
    } catch {
      throw new Trouble('network');
    }
    if (fingerprint && await sha256(bytes) !== fingerprint) throw new Trouble('changed');
    return bytes;
  }

  async function put(path, bytes) {
    try {
      await (await openPacks()).put(url(path), new Response(bytes));
    } catch (error) {
      throw new Trouble(error.name === 'QuotaExceededError' ? 'full' : 'refused');
    }
  }

  /* ---- what is chosen ---- */

  const checked = name => all('input[name=' + name + ']:checked').map(input => input.value);

  function readChoice() {
    const extent = checked('extent')[0] ?? 'all';
    return {
      languages: checked('language'),
      extent,
      years: extent === 'years' ? checked('year').map(Number) : [],
      topics: extent === 'topics' ? checked('topic') : [],
    };
  }

  function showChoice({ languages, extent, years, topics }) {
    const tick = (name, values) => {
      for (const input of all('input[name=' + name + ']')) input.checked = values.includes(input.value);
    };
    tick('language', languages);
    tick('extent', [extent]);
    tick('year', years.map(String));
    tick('topic', topics);
    showParts();
  }

  function showParts() {
    const [extent] = checked('extent');
    for (const part of all('[data-part]')) part.hidden = part.dataset.part !== extent;
  }

  /* The packs and the topics' lists of a choice. Styles and scripts are in packs of no language: all need them. */
  function chosen(catalogue, { languages, extent, years, topics }) {
    const isEmpty = !languages.length || (extent === 'years' && !years.length)
      || (extent === 'topics' && !topics.length);
    if (isEmpty) return { packs: [], lists: [] };
    const packs = catalogue.packs.filter(pack => {
      if (pack.lang && (!languages.includes(pack.lang) || extent === 'topics')) return false;
      return pack.year === undefined ? true : extent === 'all' || years.includes(pack.year);
    });
    const lists = extent !== 'topics' ? [] : catalogue.topics.filter(
      list => languages.includes(list.lang) && topics.includes(list.topic),
    );
    return { packs, lists };
  }

  const sum = (of, name = 'bytes') => of.reduce((all, one) => all + one[name], 0);

  /* ---- fetching ---- */

  let catalogue = null;
  let kept = null;
  let running = null;

  async function readCatalogue() {
    const bytes = await fetchBytes('offline/catalogue.json', null, 'no-cache');
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  const known = async () => new Set((await (await openPacks()).keys()).map(request => request.url));

  /* The pages of topics, each once, with about how much of the network it takes. */
  async function readLists(lists) {
    const pages = new Map();
    for (const list of lists) {
      const bytes = await fetchBytes(list.path, list.sha256, 'default');
      const share = list.bytes / Math.max(1, list.stored);
      for (const [path, length, fingerprint] of JSON.parse(new TextDecoder().decode(bytes))) {
        pages.set(path, { path, fingerprint, length, bytes: length * share });
      }
    }
    return [...pages.values()];
  }

  async function together(jobs, count) {
    const waiting = [...jobs];
    await Promise.all(Array.from({ length: count }, async () => {
      while (waiting.length) await waiting.shift()();
    }));
  }

  async function take(choice, signal) {
    const { packs, lists } = chosen(catalogue, choice);
    const pages = await readLists(lists);
    const have = await known();
    const lacking = packs.filter(pack => !have.has(url(pack.path)));
    const lackingPages = pages.filter(page => !have.has(url(stored(page.fingerprint))));
    const whole = sum(lacking) + sum(lackingPages);
    await checkRoom(sum(lacking) + sum(lackingPages, 'length'));
    let done = 0;
    const progress = bytes => {
      done += bytes;
      const bar = find('progress');
      bar.value = whole ? done / whole : 1;
      say('state', 'running', done, whole);
    };
    progress(0);
    const guard = job => async () => {
      if (signal.aborted) throw new Trouble('stopped');
      await job();
    };
    const jobs = [
      ...lacking.map(pack => guard(async () => {
        await put(pack.path, await fetchBytes(pack.path, pack.sha256, 'no-store'));
        progress(pack.bytes);
      })),
      ...lackingPages.map(page => guard(async () => {
        await put(stored(page.fingerprint), await fetchBytes(page.path, page.fingerprint, 'no-cache'));
        progress(page.bytes);
      })),
    ];
    await together(jobs, TOGETHER);
    const brief = ({ path, first, last, bytes }) => ({ path, first, last, bytes });
    // The pointer comes last: before it nothing of the new is in use, after it all of it is there.
    await writeState('next', {
      version: catalogue.version,
      choice,
      time: Date.now(),
      bytes: sum(packs) + sum(pages),
      packs: packs.map(brief),
      pages: Object.fromEntries(pages.map(page => [page.path, page.fingerprint])),
    });
    return ask({ what: 'settle' }).catch(() => false);
  }

  async function checkRoom(bytes) {
    const estimate = await navigator.storage?.estimate?.().catch(() => null);
    if (estimate?.quota !== undefined && estimate.quota - (estimate.usage ?? 0) < bytes) throw new Trouble('full');
  }

  /* ---- the page ---- */

  function showSizes() {
    if (!catalogue) return;
    const choice = readChoice();
    const { languages } = choice;
    const of = choice => {
      const { packs, lists } = chosen(catalogue, choice);
      return sum(packs.filter(pack => pack.year !== undefined || choice.extent !== 'years')) + sum(lists);
    };
    const show = (input, bytes) => {
      const place = input.closest('label').querySelector('.size');
      if (place) place.textContent = size(bytes);
    };
    for (const input of all('input[name=language]')) {
      show(input, of({ languages: [input.value], extent: 'all', years: [], topics: [] }));
    }
    for (const input of all('input[name=extent][value=all]')) {
      show(input, of({ languages, extent: 'all', years: [], topics: [] }));
    }
    for (const input of all('input[name=year]')) {
      show(input, of({ languages, extent: 'years', years: [Number(input.value)], topics: [] }));
    }
    for (const input of all('input[name=topic]')) {
      const lists = catalogue.topics.filter(l => languages.includes(l.lang) && l.topic === input.value);
      show(input, sum(lists));
    }
  }

  async function showState() {
    showParts();
    showSizes();
    const choice = readChoice();
    find('[data-do=remove]').hidden = !kept;
    find('[data-do=stop]').hidden = !running;
    find('progress').hidden = !running;
    for (const field of all('fieldset')) field.disabled = Boolean(running);
    const button = find('[data-do=take]');
    button.hidden = Boolean(running);
    if (running) return;
    if (!catalogue) {
      button.disabled = true;
      say('state', kept ? 'kept-offline' : 'offline', kept?.bytes);
      return;
    }
    const { packs, lists } = chosen(catalogue, choice);
    const have = await known();
    const isSame = kept && JSON.stringify(kept.choice) === JSON.stringify(choice);
    const isCurrent = isSame && kept.version === catalogue.version;
    const lacking = sum(packs.filter(pack => !have.has(url(pack.path)))) + (isCurrent ? 0 : sum(lists));
    button.disabled = isCurrent || !(packs.length || lists.length);
    if (!packs.length && !lists.length) say('state', 'nothing');
    else if (isCurrent) say('state', 'kept', kept.bytes);
    else if (isSame) say('state', 'update', lacking);
    else say('state', 'ready', lacking, sum(packs) + sum(lists));
  }

  async function start() {
    // Asked on the click, for only then do browsers listen.
    const persisted = navigator.storage?.persist?.() ?? Promise.resolve(false);
    running = new AbortController();
    say('trouble', 'none');
    say('end', 'none');
    const choice = readChoice();
    await showState();
    try {
      catalogue = await readCatalogue();
      const isSettled = await take(choice, running.signal);
      kept = await readState('kept');
      say('end', isSettled ? 'done' : 'waiting');
      say('trouble', await persisted.catch(() => false) ? 'none' : 'temporary');
    } catch (error) {
      say('trouble', error instanceof Trouble ? error.name : 'refused');
      if (error.name === 'changed') catalogue = await readCatalogue().catch(() => catalogue);
    }
    running = null;
    await showState();
  }

  async function remove() {
    for (const name of [PACKS, STATE]) await caches.delete(name);
    await ask({ what: 'forget' }).catch(() => {});
    kept = null;
    say('end', 'removed');
    say('trouble', 'none');
    await showState();
  }

  function showMissing() {
    const note = document.querySelector('[data-missing]');
    let path = '';
    try {
      path = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    // Only a page of this site is led to.
    if (!/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:]+\.html?$/.test(path)) return;
    note.querySelector('a').href = url(path);
    note.hidden = false;
  }

  /** Says why nothing can be kept here, and gives up the room of what would keep it. */
  function turnOff(why) {
    form.dataset.off = '';
    say('able', why);
  }

  async function open() {
    showMissing();
    const isAble = 'serviceWorker' in navigator && 'caches' in window && typeof DecompressionStream === 'function';
    if (!/^https?:$/.test(location.protocol)) return turnOff('folder');
    if (!isAble || !window.isSecureContext) return turnOff('unable');
    try {
      kept = await readState('kept');
    } catch {
      return turnOff('refused');
    }
    say('able', 'yes');
    form.hidden = false;
    if (kept) showChoice(kept.choice);
    if (await readState('next')) {
      const isSettled = await ask({ what: 'settle' }).catch(() => false);
      if (isSettled) kept = await readState('kept');
      else say('end', 'waiting');
    }
    catalogue = await readCatalogue().catch(() => null);
    await showState();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    start();
  });
  form.addEventListener('change', () => showState());
  find('[data-do=stop]').addEventListener('click', () => running?.abort());
  find('[data-do=remove]').addEventListener('click', () => remove());
  open();
}());
