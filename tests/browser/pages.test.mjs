// Every kind of page, in every way that it is read.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, Reader, SITES, eachKind, files, folder, launch, linksOf, pages, serve } from './harness.mjs';

let browser;
const servers = {};
before(async () => {
  browser = await launch();
  for (const site of Object.values(SITES)) servers[site.name] = await serve(site);
});
after(async () => {
  await browser?.close();
  Object.values(servers).forEach(server => server.close());
});

for (const site of Object.values(SITES)) {
  describe(`the ${site.name} site`, () => {
    test('has pages of every kind in both languages', () => {
      const kinds = new Set(eachKind(site).map(page => `${page.kind} ${page.lang}`));
      const expected = ['home', 'brief', 'actor', 'place', 'topic', 'source', 'publisher', 'page', 'year', 'timeline', 'deadlines', 'corrections'];
      const missing = expected.flatMap(kind => ['ar', 'en'].map(lang => `${kind} ${lang}`)).filter(kind => !kinds.has(kind));
      assert.deepEqual(missing, []);
    });

    test('leads from every page to pages that exist, and to places on them', () => {
      const all = new Map(pages(site).map(page => [page.name, page]));
      const names = new Set(files(site));
      const ids = new Map([...all].map(([name, page]) => [name, new Set([...page.html.matchAll(/\bid="([^"]+)"/g)].map(m => m[1]))]));
      const faults = new Set();
      for (const page of all.values()) {
        for (const { href, target, fragment } of linksOf(site, page)) {
          if (!names.has(target)) faults.add(`${page.name}: ${href}`);
          else if (fragment && !fragment.startsWith(':~:') && all.has(target) && !ids.get(target).has(fragment)) faults.add(`${page.name}: ${href}: no such place`);
        }
      }
      assert.deepEqual([...faults], []);
    });

    const ways = [
      { way: 'from a folder on a phone', root: () => folder(site), options: PHONE },
      { way: 'from a server on a desktop', root: () => servers[site.name].root, options: DESKTOP },
      { way: 'from a folder with no scripts', root: () => folder(site), options: { ...DESKTOP, javaScriptEnabled: false } },
      { way: 'from a server on a phone with no scripts', root: () => servers[site.name].root, options: { ...PHONE, javaScriptEnabled: false } },
      { way: 'from a folder with no network', root: () => folder(site), options: DESKTOP, offline: true },
    ];
    for (const { way, root, options, offline } of ways) {
      test(`${way}: no error, nothing from elsewhere, nothing wider than the window`, async () => {
        const reader = await Reader.open(browser, root(), options);
        if (offline) await reader.context.setOffline(true);
        const wide = [];
        for (const page of eachKind(site)) {
          await reader.go(page.name);
          const over = await reader.overflow();
          if (over > 0) wide.push(`${page.name}: ${over} px`);
        }
        reader.assertCalm();
        assert.deepEqual(wide, []);
        await reader.close();
      });
    }

    for (const colorScheme of ['light', 'dark']) {
      test(`${colorScheme}: axe-core finds nothing to complain of`, async () => {
        const reader = await Reader.open(browser, servers[site.name].root, { colorScheme, ...(colorScheme === 'dark' ? PHONE : DESKTOP) });
        const faults = [];
        for (const page of eachKind(site)) {
          await reader.go(page.name);
          faults.push(...(await reader.complaints()).map(line => `${page.name}: ${line}`));
        }
        assert.deepEqual(faults, []);
        await reader.close();
      });
    }
  });
}

test('from a folder, too, pages are set in the faces of the theme', async () => {
  const reader = await Reader.open(browser, folder(SITES.own));
  for (const [lang, family] of [['ar', 'Noto Naskh Arabic'], ['en', 'Literata']]) {
    await reader.go(`${lang}/index.html`);
    const faces = await reader.facesInUse();
    assert.ok(faces.includes(family), `${lang}: ${faces}`);
    // Stand-ins are faces of the reader's own system, which has not all of them.
    assert.deepEqual(faces.filter(face => face.includes(':') && !face.includes('Stand-in')), []);
  }
  await reader.close();
});

test('a word longer than a phone is wide makes no page wider', async () => {
  const reader = await Reader.open(browser, folder(SITES.own), PHONE);
  const wide = [];
  for (const page of eachKind(SITES.own)) {
    await reader.go(page.name);
    const places = 'h1, .point-words, .event-title > bdi, .neighbours bdi, .cards bdi, .claim a, .sentence bdi, .parts bdi, .from bdi';
    await reader.page.evaluate(places => {
      for (const place of document.querySelectorAll(places)) place.textContent = `https://example.org/${'a-long-address-'.repeat(12)}`;
      for (const marks of document.querySelectorAll('.cited-at')) marks.innerHTML = `${marks.innerHTML} `.repeat(40);
    }, places);
    const over = await reader.overflow();
    if (over > 0) wide.push(`${page.name}: ${over} px`);
  }
  assert.deepEqual(wide, []);
  await reader.close();
});

test('what is not found is said on a page that leads home', async () => {
  const reader = await Reader.open(browser, servers.own.root, PHONE);
  await reader.go('ar/briefs/no/such/page.html');
  assert.equal(await reader.overflow(), 0);
  assert.deepEqual(await reader.complaints(), []);
  const own = reader.faults.splice(0);
  assert.equal(own.length, 1, own.join('\n'));
  assert.match(own[0], /status of 404/);
  await reader.page.click('main a');
  assert.match(reader.page.url(), /\/mujaz\/(ar|en)\/index\.html$/);
  await reader.close();
});

/** Opens a page while `answer` decides when its faces and its stylesheets come, and returns how much of it moved. */
async function movement(page, answer) {
  const reader = await Reader.open(browser, servers.own.root, PHONE);
  await reader.context.route(/\.(woff2|css)$/, answer);
  await reader.go(page.name);
  const moved = await reader.page.evaluate(async () => {
    await document.fonts.ready;
    return new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => setTimeout(() => done(sum), 50));
    });
  });
  await reader.close();
  return moved;
}

const isFace = route => route.request().url().endsWith('.woff2');

test('a page moves nothing while it loads', async () => {
  const moved = [];
  for (const page of eachKind(SITES.own)) {
    // However busy the machine, the faces that the page asks for at once are there when it is first painted.
    const early = [...page.html.matchAll(/<link rel="preload" as="font"/g)].length;
    let here = 0;
    let allHere = null;
    const faces = new Promise(done => { allHere = done; });
    const shift = await movement(page, async route => {
      if (!isFace(route)) {
        if (early > 0) await faces;
        return route.continue();
      }
      await route.fulfill({ response: await route.fetch() });
      here += 1;
      if (here === early) allHere();
    });
    // Fractions of a pixel are no movement; a tenth is what Web Vitals call too much.
    if (shift > 0.01) moved.push(`${page.name}: ${shift}`);
  }
  assert.deepEqual(moved, []);
});

test('where faces come late, lines change little', async () => {
  const moved = [];
  const kinds = ['home', 'brief', 'timeline', 'publisher', 'actor'];
  for (const page of eachKind(SITES.own).filter(page => kinds.includes(page.kind))) {
    const shift = await movement(page, async route => {
      if (isFace(route)) await new Promise(done => setTimeout(done, 700));
      return route.continue();
    });
    if (shift > 0.1) moved.push(`${page.name}: ${shift}`);
  }
  assert.deepEqual(moved, []);
});
