// What a brief costs a reader, on the wire.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, Reader, SITES, launch, pages, serve, weight } from './harness.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve(SITES.own);
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('a brief weighs at most 30 KB, and at most 120 KB with its fonts', async () => {
  const heavy = [];
  for (const brief of pages(SITES.own).filter(page => page.kind === 'brief')) {
    const reader = await Reader.open(browser, server.root, PHONE);
    await reader.go(brief.name);
    await reader.page.evaluate(() => document.fonts.ready.then(() => null));
    const asked = [...new Set(reader.asked.map(url => decodeURIComponent(url.split(/[?#]/)[0]).slice(server.root.length)))];
    const weights = asked.map(name => ({ name, bytes: weight(SITES.own, name) }));
    const sum = only => weights.filter(({ name }) => only.test(name)).reduce((all, { bytes }) => all + bytes, 0);
    const [words, everything] = [sum(/\.(html|css|js)$/), sum(/./)];
    assert.ok(words > 1000, 'the page itself was weighed');
    if (words > 30 * 1024 || everything > 120 * 1024) heavy.push(`${brief.name}: ${words} and ${everything} bytes`);
    reader.assertCalm();
    await reader.close();
  }
  assert.deepEqual(heavy, []);
});
