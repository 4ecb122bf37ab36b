// What every browser test needs: the sites that were built for it, a server under a base path, Chromium, and
// pages that are watched: an error, a breach of the content policy or a request that leaves the site fails a test.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(path.join(ROOT, 'target/tools/browser/package.json'));
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The sites that `./check browser` builds: ours, and one that holds the nasty cases. `base` is that of its site-url. */
export const SITES = {
  own: { name: 'own', dir: path.join(ROOT, 'public'), base: '/mujaz/' },
  nasty: { name: 'nasty', dir: path.join(ROOT, 'target/browser/nasty/public'), base: '/deep/base/' },
};
const SITE_HOST = 'https://example.org';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.xml': 'application/xml', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
};

/** Returns the paths of all files of a site that end in `ending`, sorted. */
export function files(site, ending = '') {
  const found = readdirSync(site.dir, { recursive: true }).map(String);
  return found.filter(name => name.endsWith(ending) && statSync(path.join(site.dir, name)).isFile()).sort();
}

export function read(site, name) {
  return readFileSync(path.join(site.dir, name), 'utf8');
}

/** Returns every page with its language and kind (the first class of its body); old addresses are of kind `redirect`. */
export function pages(site) {
  return files(site, '.html').map(name => {
    const html = read(site, name);
    const kind = /<body class="([^" ]+)/.exec(html)?.[1] ?? 'redirect';
    return { name, html, kind, lang: /<html lang="([^"]+)/.exec(html)?.[1] ?? '' };
  });
}

/**
 * Returns the largest page of each kind, language and folder: what is hard to lay out is on it. The page for what
 * is not found is none of them: only a server has it, as its links begin with the base path.
 */
export function eachKind(site) {
  const best = new Map();
  for (const page of pages(site)) {
    if (page.kind === 'redirect' || page.name === '404.html') continue;
    // Each brief has a folder of its own for its history.
    const folder = path.dirname(page.kind === 'history' ? path.dirname(page.name) : page.name);
    const key = `${page.kind} ${page.lang} ${folder}`;
    if (!best.has(key) || best.get(key).html.length < page.html.length) best.set(key, page);
  }
  return [...best.values()];
}

/** Serves a site under its base path on this machine alone. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = path.join(site.dir, asked.slice(site.base.length));
    if (asked.endsWith('/')) file = path.join(file, 'index.html');
    const found = asked.startsWith(site.base) && file.startsWith(site.dir) && existsSync(file) && statSync(file).isFile();
    if (!found && asked === '/favicon.ico') return response.writeHead(204).end();
    if (!found) file = path.join(site.dir, '404.html');
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const bytes = gzipSync(readFileSync(file));
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': bytes.length });
    response.end(bytes);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { root: `http://127.0.0.1:${server.address().port}${site.base}`, close: () => server.close() };
}

/** Returns the address from which a site's files are opened without a server. */
export function folder(site) {
  return pathToFileURL(site.dir).href + '/';
}

/** Returns Chromium, or fails with the line that installs it. */
export async function launch() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = found.find(name => name && existsSync(name));
  assert.ok(executablePath, 'missing: chromium\n  apt-get install chromium');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args });
}

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };

/** Opens pages of one context, and gathers what went wrong in them. */
export class Reader {
  static async open(browser, root, options = {}) {
    const reader = new Reader();
    reader.root = root;
    reader.faults = [];
    reader.asked = [];
    reader.context = await browser.newContext({ ...DESKTOP, ...options });
    reader.context.setDefaultTimeout(20_000);
    reader.page = await reader.context.newPage();
    const note = fault => reader.faults.push(`${reader.page.url()}: ${fault}`);
    // A page asks for its faces at once, which saves readers on the network a jump of the lines. From a folder
    // Chromium refuses such an early request, and takes the face when the stylesheet asks: see `facesInUse`.
    const isEarly = url => root.startsWith('file:') && /\.woff2$/.test(url);
    reader.page.on('console', message => {
      const about = message.text().match(/file:[^' ]+\.woff2/)?.[0] ?? message.location().url;
      if (['error', 'warning'].includes(message.type()) && !isEarly(about)) note(message.text());
    });
    reader.page.on('pageerror', error => note(error.message));
    // The icon of the tab is asked for last: a page that is left meanwhile goes without it.
    const isIcon = request => /\/img\/icon\.[^/]*$/.test(request.url()) && request.failure()?.errorText === 'net::ERR_ABORTED';
    reader.page.on('requestfailed', request => {
      const reason = request.failure()?.errorText;
      // What was still on its way when the reader went on is no fault.
      if (reason !== 'net::ERR_ABORTED' && !isIcon(request) && !isEarly(request.url())) note(`not loaded: ${request.url()}: ${reason}`);
    });
    reader.context.on('request', request => {
      const url = request.url();
      // What a service worker puts by for later is no part of the page.
      if (!request.serviceWorker()) reader.asked.push(url);
      if (!url.startsWith(root) && !url.startsWith('data:') && !url.startsWith('blob:')) note(`asks for ${url}`);
    });
    return reader;
  }

  async go(name) {
    await this.page.goto(this.root + name, { waitUntil: 'load' });
    return this.page;
  }

  /** Fails if anything went wrong since the last call. */
  assertCalm() {
    assert.deepEqual(this.faults.splice(0), []);
  }

  /** Returns the families of the theme that the page is set in; one that could not be had is `family: error`. */
  facesInUse() {
    return this.page.evaluate(async () => {
      await document.fonts.ready;
      const used = [...document.fonts].filter(face => face.status !== 'unloaded');
      return used.map(face => face.family.replaceAll('"', '') + (face.status === 'loaded' ? '' : `: ${face.status}`));
    });
  }

  /** Returns how many pixels the page is wider than its window. */
  overflow() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Returns what axe-core complains of, a line a complaint. `rules` are those to try, all if it is left out. */
  async complaints(rules) {
    await this.page.evaluate(AXE);
    return this.page.evaluate(async only => {
      const options = only ? { runOnly: { type: 'rule', values: only } } : {};
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], ...options });
      return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\n')[1]?.trim()}`));
    }, rules);
  }

  async close() {
    // What was still being answered needs no answer any more.
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    return this.context.close();
  }
}

/**
 * Returns the pages that a page links to inside its site, as paths of files with their fragments. What must be
 * absolute begins with the site's own address.
 */
export function linksOf(site, page) {
  const found = [];
  for (const [, raw] of page.html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
    const href = raw.replaceAll('&amp;', '&');
    const own = SITE_HOST + site.base;
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) && !href.startsWith(own)) continue;
    const absolute = [own, site.base].find(start => href.startsWith(start));
    const url = absolute ? new URL(href.slice(absolute.length), 'x:/') : new URL(href, `x:/${page.name}`);
    found.push({ href, target: decodeURIComponent(url.pathname.slice(1)), fragment: decodeURIComponent(url.hash.slice(1)) });
  }
  return found;
}

/**
 * Returns the characters of the first element that matches `selector` in the order in which they are painted:
 * line by line, each from left to right, white space as one space.
 */
export function painted(page, selector, containing = '') {
  return page.evaluate(([selector, containing]) => {
    const element = [...document.querySelectorAll(selector)].find(e => e.textContent.includes(containing));
    if (!element) throw new Error(`nothing matches ${selector} with ${containing}`);
    const marks = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let at = 0;
      for (const character of node.data) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at += character.length);
        const box = [...range.getClientRects()].find(box => box.width > 0);
        if (box) marks.push({ character: /\s/.test(character) ? ' ' : character, middle: box.left + box.width / 2, top: box.top, bottom: box.bottom });
      }
    }
    // Characters of one line overlap by more than half of the smaller one's height.
    const lines = [];
    for (const mark of marks.sort((a, b) => a.top - b.top)) {
      const line = lines.find(line => Math.min(line.bottom, mark.bottom) - Math.max(line.top, mark.top) > Math.min(line.bottom - line.top, mark.bottom - mark.top) / 2);
      if (line) line.marks.push(mark);
      else lines.push({ top: mark.top, bottom: mark.bottom, marks: [mark] });
    }
    const shown = lines.map(line => line.marks.sort((a, b) => a.middle - b.middle).map(mark => mark.character).join(''));
    return shown.join(' ').replace(/ +/g, ' ').trim();
  }, [selector, containing]);
}

/** Returns the bytes that a file weighs on the wire. */
export function weight(site, name) {
  const bytes = readFileSync(path.join(site.dir, name));
  return /\.(woff2|png|jpe?g)$/.test(name) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}
