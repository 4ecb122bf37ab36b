/* The service worker of the site. `SITE`, written above, holds what this version of it needs at once.
   What it answers with comes from the network, from what was read before, or from the packs that a reader keeps.
   All sites of one host share one storage: the names of ours begin with the path that the site has there, which no
   name of another can, for a path holds no blank. */
'use strict';

const BASE = new URL('./', self.location).pathname;
const PREFIX = 'mujaz ' + BASE + ' ';
const SHELL = PREFIX + 'shell ' + SITE.version;
const READ = PREFIX + 'read';
const ASSETS = PREFIX + 'assets';
const PACKS = PREFIX + 'packs';
const STATE = PREFIX + 'state';
/* How long the network may take to answer, in milliseconds. */
const PATIENCE = 4000;
/* How many pages that were read stay, and how many files that they need. */
const MOST_READ = 500;
const MOST_ASSETS = 1000;
const TYPES = {
  html: 'text/html; charset=utf-8', ics: 'text/calendar; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  json: 'application/json', webmanifest: 'application/manifest+json', xml: 'application/xml', svg: 'image/svg+xml',
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif',
  woff2: 'font/woff2', pdf: 'application/pdf', txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8',
};

const url = path => new URL(path.split('/').map(encodeURIComponent).join('/'), self.registration.scope).href;

/* The path of an address from the site's root, as the site itself calls its files. */
function pathOf(address) {
  let path = new URL(address).pathname.slice(BASE.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    return null;
  }
  return path === '' || path.endsWith('/') ? path + 'index.html' : path;
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

function response(bytes, path) {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type } });
}

/* ---- the shell ---- */

/* Every file of the shell is of this version, or the version does not come in. */
async function fillShell() {
  const shell = await caches.open(SHELL);
  await Promise.all(SITE.shell.map(async ([path, fingerprint]) => {
    const answer = await fetch(url(path), { cache: 'no-cache' });
    if (!answer.ok) throw new Error(path + ': ' + answer.status);
    const bytes = await answer.arrayBuffer();
    if (await sha256(bytes) !== fingerprint) throw new Error(path + ' is of another version');
    await shell.put(url(path), response(bytes, path));
  }));
}

self.addEventListener('install', event => event.waitUntil(fillShell()));

/* A new version comes in when no page of the last one is open: nothing here skips that waiting. */
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX + 'shell ') && name !== SHELL) await caches.delete(name);
  }
  await settle();
  await trim(READ, MOST_READ);
  await trim(ASSETS, MOST_ASSETS);
  await self.clients.claim();
})()));

async function trim(name, most) {
  const cache = await caches.open(name);
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, Math.max(0, requests.length - most)).map(request => cache.delete(request)));
}

/* ---- what the reader keeps ---- */

let kept;

async function readState(name) {
  const found = await (await caches.open(STATE)).match(url('offline/' + name));
  return found ? found.json() : null;
}

async function findKept() {
  if (kept === undefined) kept = await readState('kept');
  return kept;
}

/* What was fetched takes the place of what was kept only while at most one page of the site is open: the one that
   is being left. Then what was kept before, and is no longer, goes. */
async function settle() {
  const next = await readState('next');
  if (!next) return false;
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = all.filter(client => new URL(client.url).pathname.startsWith(BASE));
  if (open.length > 1 && await readState('kept')) return false;
  const state = await caches.open(STATE);
  await state.put(url('offline/kept'), new Response(JSON.stringify(next)));
  await state.delete(url('offline/next'));
  kept = next;
  unpacked.clear();
  const needed = new Set([...next.packs.map(pack => pack.path), ...Object.values(next.pages).map(stored)].map(url));
  const packs = await caches.open(PACKS);
  for (const request of await packs.keys()) if (!needed.has(request.url)) await packs.delete(request);
  return true;
}

/* A page that is kept by itself has its fingerprint for a name: no two versions of it can be taken for each other. */
const stored = fingerprint => 'offline/pages/' + fingerprint;

/* Packs that were opened of late: those beside each other are read one after the other. */
const unpacked = new Map();
const MOST_UNPACKED = 3;

async function unpack(path) {
  const packed = await (await caches.open(PACKS)).match(url(path));
  if (!packed) throw new Error(path + ' is gone');
  const stream = packed.body.pipeThrough(new DecompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = bytes.indexOf(10);
  let at = end + 1;
  const files = new Map();
  for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))) {
    files.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  return files;
}

function open(path) {
  let files = unpacked.get(path);
  unpacked.delete(path);
  files ??= unpack(path).catch(() => {
    unpacked.delete(path);
    return new Map();
  });
  unpacked.set(path, files);
  if (unpacked.size > MOST_UNPACKED) unpacked.delete(unpacked.keys().next().value);
  return files;
}

async function findPacked(path) {
  const all = await findKept();
  if (!all || path === null) return null;
  const fingerprint = all.pages[path];
  if (fingerprint) {
    const page = await (await caches.open(PACKS)).match(url(stored(fingerprint)));
    if (page) return response(await page.blob(), path);
  }
  for (const pack of all.packs) {
    if (pack.first <= path && path <= pack.last) {
      const bytes = (await open(pack.path)).get(path);
      if (bytes) return response(bytes, path);
    }
  }
  return null;
}

/* ---- answers ---- */

async function put(name, key, answer) {
  const headers = new Headers(answer.headers);
  headers.set('x-mujaz-read', String(Date.now()));
  // The bytes are unpacked already.
  headers.delete('content-encoding');
  headers.delete('content-length');
  const copy = new Response(await answer.blob(), { status: 200, headers });
  try {
    const cache = await caches.open(name);
    // Deleted first, for the order of keys is that of their coming, and the oldest go first.
    await cache.delete(key);
    await cache.put(key, copy);
  } catch {
    // There is no room, or no permission: what is on the screen stays, and the page "offline" tells of it.
  }
}

const isPage = answer => answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/html');

async function findRead(path) {
  return path === null ? null : unlessOlder(await (await caches.open(READ)).match(url(path)), path);
}

/* What is kept as one version is not mixed with what was read before it. */
async function unlessOlder(read, path) {
  const all = await findKept();
  if (read && all && Number(read.headers.get('x-mujaz-read')) < all.time) return (await findPacked(path)) ?? read;
  return read;
}

/* An answer of the network that comes in time, and is one. What comes late is still kept. */
function fromNetwork(event, keep) {
  const asked = fetch(event.request).then(answer => {
    if (answer.status >= 500) throw new Error(String(answer.status));
    const kept = keep(answer);
    if (kept) event.waitUntil(kept);
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('late')), PATIENCE);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

async function page(event) {
  await settle().catch(() => {});
  const path = pathOf(event.request.url);
  try {
    return await fromNetwork(event, answer => {
      if (path !== null && isPage(answer)) return put(READ, url(path), answer.clone());
      return null;
    });
  } catch {
    // There is no network, or as good as none.
  }
  const found = (await findRead(path)) ?? (await findPacked(path));
  if (found) return found;
  const lang = (path ?? '').split('/')[0];
  const offline = (SITE.offline.find(([of]) => of === lang) ?? SITE.offline[0])[1];
  const shell = await caches.open(SHELL);
  if (path === offline) return (await shell.match(url(offline))) ?? Response.error();
  return Response.redirect(url(offline) + '#' + encodeURIComponent(path ?? ''), 302);
}

/* The names of assets change with their bytes: what is kept of them is right for ever. */
async function asset(event) {
  const key = event.request.url;
  const path = pathOf(key);
  const shell = path === null ? null : await (await caches.open(SHELL)).match(url(path));
  const found = shell ?? (await (await caches.open(ASSETS)).match(key)) ?? (await findPacked(path));
  if (found) return found;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(put(ASSETS, key, answer.clone()));
  return answer;
}

/* Files whose names stay when they change: pictures beside a brief, the cards of links, the index of search. */
async function file(event) {
  const key = event.request.url;
  try {
    return await fromNetwork(event, answer => {
      if (answer.status === 200) return put(ASSETS, key, answer.clone());
      return null;
    });
  } catch {
    const path = pathOf(key);
    const read = await unlessOlder(await (await caches.open(ASSETS)).match(key), path);
    return read ?? (await findPacked(path)) ?? Response.error();
  }
}

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (request.mode === 'navigate') {
    if (!/\.(?!html?$)[^./]+$/.test(path) || path.startsWith('files/')) event.respondWith(page(event));
  } else if (path.startsWith('assets/')) {
    event.respondWith(asset(event));
  } else if (/^(?:files|previews|search)\//.test(path)) {
    event.respondWith(file(event));
  }
});

/* ---- messages of pages ---- */

/* The first page that is read came before the worker: it and what it shows are kept like any other. */
async function keepRead(address, needed) {
  const path = pathOf(address);
  if (path !== null) {
    const answer = await fetch(url(path));
    if (isPage(answer)) await put(READ, url(path), answer);
  }
  for (const key of needed) {
    const { origin, pathname } = new URL(key);
    const isOurs = origin === self.location.origin && /^(?:assets|files)\//.test(pathname.slice(BASE.length));
    if (!isOurs || !pathname.startsWith(BASE) || await caches.match(key)) continue;
    const answer = await fetch(key);
    if (answer.ok) await put(ASSETS, key, answer);
  }
}

self.addEventListener('message', event => {
  const { what, address, needed } = event.data ?? {};
  if (what === 'read') event.waitUntil(keepRead(address, needed).catch(() => {}));
  if (what === 'settle') {
    event.waitUntil(settle().then(
      isSettled => event.ports[0]?.postMessage(isSettled),
      () => event.ports[0]?.postMessage(false),
    ));
  }
  if (what === 'forget') {
    kept = undefined;
    unpacked.clear();
    event.ports[0]?.postMessage(true);
  }
});
