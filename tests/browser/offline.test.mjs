// Reading without a network: what was read, what was taken, updates, refusals. The server is killed first and the
// network switched off after that, so that nothing but the device can answer.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, ROOT, launch } from './harness.mjs';

const BASE = '/deep/base/';
const WORK = path.join(ROOT, 'target/browser');
const BRIEF = 'content/briefs/2025-03-05-order.ar.md';
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Builds the site of nasty cases once more, with something changed. */
function build(name, change = () => {}) {
  const folder = path.join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(ROOT, 'tests/browser/site'), folder, { recursive: true });
  change(folder);
  execFileSync(path.join(ROOT, 'target/debug/mujaz'), ['build', '--quiet', '--no-cards', '--root', folder]);
  return path.join(folder, 'public');
}

function edit(folder, from, to) {
  const file = path.join(folder, BRIEF);
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(file, text.replace(from, to));
}

/** The pages of a site, without old addresses, which lead on by themselves. */
const pagesOf = dir => readdirSync(dir, { recursive: true }).map(String)
  .filter(name => name.endsWith('.html') && name !== '404.html' && /<body class=/.test(readFileSync(path.join(dir, name), 'utf8')))
  .sort();

/** How lines of a page's head begin that only programs of the web read. */
const UNREAD = /^<(?:link rel="(?:canonical|alternate)"|meta (?:name="(?:generator|twitter:)|property=))/;

/** A page without what only programs of the web read, which is not taken to the device. */
const withoutData = text => {
  const end = text.indexOf('</head>');
  const head = text.slice(0, end).split('\n').filter(line => !UNREAD.test(line)).join('\n');
  return head.replace(/<script type="application\/ld\+json">.*?<\/script>\n/s, '') + text.slice(end);
};

/** A file of a site as it is taken to the device. */
function asKept(dir, name) {
  const kept = withoutData(readFileSync(path.join(dir, name), 'utf8'));
  assert.doesNotMatch(kept, /ld\+json/);
  return kept;
}

/** A server that can be killed, started again at the same address, and given another site. */
class Server {
  constructor(dir) {
    this.dir = dir;
    this.port = 0;
    this.asked = [];
    this.hangs = false;
    this.breaks = () => false;
  }

  get root() {
    return `http://127.0.0.1:${this.port}${BASE}`;
  }

  async start() {
    this.server = createServer((request, response) => {
      const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      this.asked.push(asked.slice(BASE.length));
      if (this.hangs) return;
      if (this.breaks(asked)) return request.socket.destroy();
      let file = path.join(this.dir, asked.slice(BASE.length));
      if (asked.endsWith('/')) file = path.join(file, 'index.html');
      const found = asked.startsWith(BASE) && existsSync(file) && statSync(file).isFile();
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(found ? 200 : 404, { 'content-type': found ? type : 'text/plain' });
      response.end(found ? readFileSync(file) : 'not here');
    });
    await new Promise(done => this.server.listen(this.port, '127.0.0.1', done));
    this.port = this.server.address().port;
    return this;
  }

  async kill() {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
}

let browser;
let first;
let second;
before(async () => {
  first = build('offline-1');
  second = build('offline-2', folder => edit(folder, 'ثم سكتت.', 'ثم سكتت طويلاً.'));
  browser = await launch();
});
after(() => browser?.close());

/** Opens a page and waits until the worker answers for the site. */
async function install(context, server, name = 'ar/index.html') {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.root + name);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

const said = (page, name) => page.locator(`[data-say="${name}"]`).waitFor({ state: 'visible' });

async function take(page, server, choose = async () => {}) {
  await page.goto(server.root + 'ar/offline.html');
  await page.locator('form.keep').waitFor({ state: 'visible' });
  await choose(page);
  await said(page, 'state-ready');
  await page.locator('[data-do=take]').click();
  await said(page, 'end-done');
}

const takeAll = page => page.locator('input[name=language][value=en]').check();

/** Runs `body` with a server of the first site and a fresh reader. */
async function withReader(body, options = DESKTOP) {
  const server = await new Server(first).start();
  const context = await browser.newContext(options);
  try {
    await body({ server, context });
  } finally {
    await context.close();
    if (server.server.listening) await server.kill();
  }
}

describe('offline', () => {
  test('a page that was read opens when the server is gone, with its style', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await page.goto(server.root + 'ar/briefs/2025-03-05-order.html');
    const title = await page.locator('h1').innerText();
    // The first page came before the worker: it is kept all the same.
    await page.waitForFunction(async () => (await caches.match(new URL('../index.html', location.href).href)) !== undefined);
    await server.kill();
    await context.setOffline(true);
    await page.goto(server.root + 'ar/index.html');
    await page.goto(server.root + 'ar/briefs/2025-03-05-order.html');
    assert.equal(await page.locator('h1').innerText(), title);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.notEqual(paper, 'rgba(0, 0, 0, 0)');
  }));

  test('a page that was not read is told of, with a way to try again', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await server.kill();
    await context.setOffline(true);
    await page.goto(server.root + 'en/briefs/2025-03-05-order.html');
    assert.match(page.url(), /en\/offline\.html#en%2Fbriefs%2F2025-03-05-order\.html$/);
    const again = page.locator('[data-missing] a');
    await again.waitFor({ state: 'visible' });
    assert.equal(await again.evaluate(a => a.href), server.root + 'en/briefs/2025-03-05-order.html');
    await context.setOffline(false);
    await server.start();
    await again.click();
    await page.locator('body.brief').waitFor();
  }));

  test('a server that does not answer is waited for four seconds', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await page.goto(server.root + 'ar/briefs/2025-03-05-order.html');
    await page.goto(server.root + 'ar/index.html');
    server.hangs = true;
    const began = Date.now();
    await page.goto(server.root + 'ar/briefs/2025-03-05-order.html');
    await page.locator('body.brief').waitFor();
    const took = Date.now() - began;
    assert.ok(took >= 3900 && took < 9000, `${took} ms`);
  }));

  test('the whole site is taken and every page of it opens', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server, takeAll);
    await server.kill();
    await context.setOffline(true);
    for (const name of pagesOf(first)) {
      const answer = await page.goto(server.root + encodeURI(name));
      assert.equal(decodeURIComponent(page.url()), server.root + name);
      assert.equal(await answer.text(), asKept(first, name), name);
    }
    await page.goto(server.root);
    assert.equal(await page.locator('body.chooser').count(), 1);
  }));

  test('one language is taken without the other', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server);
    assert.equal(server.asked.filter(name => name.startsWith('offline/en-')).length, 0);
    await server.kill();
    await context.setOffline(true);
    await page.goto(server.root + 'ar/briefs/2025-03-05-order.html');
    assert.equal(await page.locator('body.brief').count(), 1);
    await page.goto(server.root + 'en/briefs/2025-03-05-order.html');
    assert.match(page.url(), /en\/offline\.html#/);
  }));

  test('a year is taken with the lists and those it speaks of', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server, async page => {
      await page.locator('input[name=extent][value=years]').check();
      await said(page, 'state-nothing');
      await page.locator('input[name=year][value="2025"]').check();
    });
    await server.kill();
    await context.setOffline(true);
    for (const name of ['briefs/2025-03-05-order', 'years/2025', 'index', 'actors/index', 'actors/keeper', 'timeline/index']) {
      await page.goto(`${server.root}ar/${name}.html`);
      assert.equal(page.url(), `${server.root}ar/${name}.html`);
    }
    await page.goto(server.root + 'ar/briefs/2024-11-02-english.html');
    assert.match(page.url(), /ar\/offline\.html#/);
  }));

  test('a topic is taken, page by page', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server, async page => {
      await page.locator('input[name=extent][value=topics]').check();
      await page.locator('input[name=topic]').first().check();
    });
    const topic = await page.locator('input[name=topic]').first().inputValue();
    await server.kill();
    await context.setOffline(true);
    for (const name of ['index', `topics/${topic}`, 'topics/index', 'timeline/index']) {
      await page.goto(`${server.root}ar/${name}.html`);
      assert.equal(page.url(), `${server.root}ar/${name}.html`);
    }
    const briefs = await page.goto(`${server.root}ar/topics/${topic}.html`).then(() => page.locator('main a[href*="briefs/"]').evaluateAll(
      links => [...new Set(links.map(link => link.href.split('#')[0]))],
    ));
    assert.ok(briefs.length > 0);
    for (const address of briefs) {
      await page.goto(address);
      assert.equal(page.url(), address);
    }
  }));

  test('an update fetches the difference, and nothing of it is in use before all of it is there', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server, takeAll);
    const old = await page.goto(server.root + 'ar/briefs/2025-03-05-order.html').then(answer => answer.text());
    server.dir = second;
    server.asked = [];
    // Half of the update: one pack breaks off.
    server.breaks = asked => /offline\/ar-2025-03\./.test(asked);
    await page.goto(server.root + 'ar/offline.html');
    await said(page, 'state-update');
    await page.locator('[data-do=take]').click();
    await said(page, 'trouble-network');
    const keptBefore = server.asked.filter(name => /^offline\/.*\.bin$/.test(name));
    assert.equal(keptBefore.filter(name => name.includes('2024-11.')).length, 0, 'a month that is over was fetched twice');
    await server.kill();
    await context.setOffline(true);
    for (const name of pagesOf(first).filter(name => name !== 'ar/offline.html')) {
      const answer = await page.goto(server.root + encodeURI(name));
      assert.equal(withoutData(await answer.text()), asKept(first, name), `${name} is not of the first version`);
    }
    assert.equal(await page.goto(server.root + 'ar/briefs/2025-03-05-order.html').then(answer => answer.text()), old);
    // The rest of it, and only the rest.
    await context.setOffline(false);
    await server.start();
    server.breaks = () => false;
    server.asked = [];
    await page.goto(server.root + 'ar/offline.html');
    await page.locator('[data-do=take]').click();
    await said(page, 'end-done');
    const rest = server.asked.filter(name => /^offline\/.*\.bin$/.test(name));
    assert.ok(rest.some(name => name.startsWith('offline/ar-2025-03.')));
    assert.deepEqual(rest.filter(name => keptBefore.includes(name) && !name.startsWith('offline/ar-2025-03.')), []);
    await server.kill();
    await context.setOffline(true);
    for (const name of pagesOf(second)) {
      const answer = await page.goto(server.root + encodeURI(name));
      assert.equal(withoutData(await answer.text()), asKept(second, name), `${name} is not of the second version`);
    }
    // What is no longer kept is gone.
    const packs = await page.evaluate(async base => (await (await caches.open(`mujaz ${base} packs`)).keys()).length, BASE);
    const catalogue = JSON.parse(readFileSync(path.join(second, 'offline/catalogue.json'), 'utf8'));
    assert.equal(packs, catalogue.packs.length);
  }));

  test('versions are not changed under another page that is open', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await take(page, server, takeAll);
    const other = await context.newPage();
    await other.goto(server.root + 'ar/index.html');
    server.dir = second;
    await page.goto(server.root + 'ar/offline.html');
    await said(page, 'state-update');
    await page.locator('[data-do=take]').click();
    await said(page, 'end-waiting');
    await server.kill();
    await context.setOffline(true);
    const show = async () => (await other.goto(server.root + 'ar/briefs/2025-03-05-order.html')).text();
    assert.equal(await show(), asKept(first, 'ar/briefs/2025-03-05-order.html'));
    await page.close();
    assert.equal(await show(), asKept(second, 'ar/briefs/2025-03-05-order.html'));
  }));

  test('bytes that are not those of the catalogue do not count', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await page.goto(server.root + 'ar/offline.html');
    await page.locator('form.keep').waitFor({ state: 'visible' });
    const catalogue = JSON.parse(readFileSync(path.join(first, 'offline/catalogue.json'), 'utf8'));
    const victim = catalogue.packs.find(pack => pack.lang === 'ar').path;
    await context.route(`**/${victim}`, route => route.fulfill({ status: 200, body: 'other bytes' }));
    await page.locator('[data-do=take]').click();
    await said(page, 'trouble-changed');
    const names = await page.evaluate(async base => (await (await caches.open(`mujaz ${base} packs`)).keys()).map(key => key.url), BASE);
    assert.ok(!names.some(name => name.endsWith(victim)));
    assert.equal(await page.evaluate(async base => caches.open(`mujaz ${base} state`).then(cache => cache.match(`${base}offline/kept`)).then(Boolean), BASE), false);
  }));

  for (const [lang, words] of [['ar', /لا تكفي المساحة/], ['en', /not enough room/]]) {
    test(`too little room is said before anything is fetched (${lang})`, () => withReader(async ({ server, context }) => {
      await context.addInitScript(() => {
        navigator.storage.estimate = async () => ({ quota: 1000, usage: 900 });
      });
      const page = await install(context, server, `${lang}/offline.html`);
      await page.locator('form.keep').waitFor({ state: 'visible' });
      await said(page, 'state-ready');
      server.asked = [];
      await page.locator('[data-do=take]').click();
      await said(page, 'trouble-full');
      assert.match(await page.locator('[data-say=trouble-full]').innerText(), words);
      assert.deepEqual(server.asked.filter(name => name.endsWith('.bin')), []);
    }));

    test(`storage that fills up on the way is said (${lang})`, () => withReader(async ({ server, context }) => {
      await context.addInitScript(() => {
        Cache.prototype.put = async () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      const page = await install(context, server, `${lang}/offline.html`);
      await said(page, 'state-ready');
      await page.locator('[data-do=take]').click();
      await said(page, 'trouble-full');
      assert.match(await page.locator('[data-say=trouble-full]').innerText(), words);
    }));
  }

  test('storage that is refused is said', () => withReader(async ({ server, context }) => {
    await context.addInitScript(() => {
      caches.open = async () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    const page = await context.newPage();
    await page.goto(server.root + 'en/offline.html');
    await said(page, 'able-refused');
    assert.equal(await page.locator('form.keep').isVisible(), false);
  }));

  test('removing takes away what is ours and nothing of other sites', () => withReader(async ({ server, context }) => {
    const page = await install(context, server);
    await page.evaluate(async () => {
      for (const name of ['mujaz /deep/ packs', 'mujaz /deep/base/more/ packs', 'another']) {
        await (await caches.open(name)).put('/x', new Response('x'));
      }
    });
    await take(page, server, takeAll);
    await page.locator('[data-do=remove]').click();
    await said(page, 'end-removed');
    const names = await page.evaluate(() => caches.keys());
    for (const name of ['mujaz /deep/ packs', 'mujaz /deep/base/more/ packs', 'another']) assert.ok(names.includes(name), name);
    assert.ok(!names.includes('mujaz /deep/base/ state'));
    await server.kill();
    await context.setOffline(true);
    await page.goto(server.root + 'ar/actors/keeper.html');
    assert.match(page.url(), /ar\/offline\.html#/);
  }));

  test('a site that withdraws it clears away its own and no other', () => withReader(async ({ server, context }) => {
    const gone = build('offline-3', folder => {
      const book = path.join(folder, 'book.toml');
      writeFileSync(book, readFileSync(book, 'utf8').replace('[output.html]', '[output.html]\noffline = false'));
    });
    const page = await install(context, server);
    await page.evaluate(async () => (await caches.open('mujaz /deep/ packs')).put('/x', new Response('x')));
    server.dir = gone;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) === undefined
      && (await caches.keys()).join() === 'mujaz /deep/ packs');
  }));

  test('the site can be installed in each language', () => withReader(async ({ server, context }) => {
    for (const lang of ['ar', 'en']) {
      const page = await install(context, server, `${lang}/index.html`);
      const session = await context.newCDPSession(page);
      const { url, errors } = await session.send('Page.getAppManifest');
      assert.equal(url, `${server.root}${lang}/app.webmanifest`);
      assert.deepEqual(errors, []);
      const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
      // A context of a test is a private one, and says so.
      assert.deepEqual(installabilityErrors.map(of => of.errorId).filter(id => id !== 'in-incognito'), []);
      await page.close();
    }
  }));

  for (const [name, options] of [['phone', PHONE], ['desktop', DESKTOP]]) {
    test(`the page explains itself without JavaScript (${name})`, () => withReader(async ({ server, context }) => {
      const page = await context.newPage();
      await page.goto(server.root + 'ar/offline.html');
      await said(page, 'able-script');
      assert.equal(await page.locator('form.keep').isVisible(), false);
    }, { ...options, javaScriptEnabled: false }));
  }
});
