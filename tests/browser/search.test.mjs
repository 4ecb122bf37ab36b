// Search, from a folder and from a server under a base path: what is typed, found, narrowed, marked and announced.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, Reader, SITES, folder, launch, painted, serve } from './harness.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(SITES.nasty);
});
after(async () => {
  await browser?.close();
  server.close();
});

/** Waits until the page says how many results there are. */
const answered = page => page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
const names = page => page.locator('.result-name').allTextContents();

for (const [way, root] of [['a folder', () => folder(SITES.nasty)], ['a server', () => server.root]]) {
  describe(`from ${way}`, () => {
    test('the form on the page finds what is typed, and the address keeps it', async () => {
      const reader = await Reader.open(browser, root(), DESKTOP);
      const page = await reader.go('en/search.html');
      await page.getByRole('searchbox').pressSequentially('harbour');
      // What is half typed may be answered first.
      await page.waitForFunction(() => location.search === '?q=harbour');
      await answered(page);
      assert.ok((await names(page)).length > 0);
      assert.ok(await page.locator('.result-name mark').count() > 0);
      assert.match(page.url(), /search\.html\?q=harbour$/);
      assert.match(await page.getByRole('status').textContent(), /^\d+ results?$/);
      reader.assertCalm();
      await reader.close();
    });

    test('a result shows the sentence of its text with the word marked', async () => {
      const reader = await Reader.open(browser, root(), PHONE);
      const page = await reader.go('en/search.html?q=quay');
      await answered(page);
      assert.deepEqual(await page.locator('.result-sentence mark').allTextContents(), ['quay']);
      reader.assertCalm();
      await reader.close();
    });

    test('an address with a question answers it, and the other language keeps it', async () => {
      const reader = await Reader.open(browser, root(), PHONE);
      const page = await reader.go('ar/search.html?q=harbour');
      await answered(page);
      assert.ok((await names(page)).length > 0, 'words in the other script');
      assert.equal(await reader.overflow(), 0);
      assert.match(await page.getByRole('status').textContent(), /نتيج|نتائج/);
      await page.locator('.switch a').click();
      await answered(page);
      assert.match(page.url(), /en\/search\.html\?q=harbour$/);
      reader.assertCalm();
      await reader.close();
    });

    test('results are narrowed, and lead to their pages', async () => {
      const reader = await Reader.open(browser, root(), DESKTOP);
      const page = await reader.go('en/search.html');
      await page.locator('summary').click();
      await page.locator('select[name=year] option:nth-child(2)').waitFor({ state: 'attached' });
      await page.selectOption('select[name=year]', '2025');
      await answered(page);
      const all = (await names(page)).length;
      await page.selectOption('select[name=kind]', 'brief');
      await page.waitForFunction(() => location.search.includes('kind=brief'));
      assert.ok(all > 0);
      await page.locator('.result-name a').first().click();
      assert.match(page.url(), /en\/briefs\/[^/]+\.html$/);
      reader.assertCalm();
      await reader.close();
    });
  });
}

test('the keyboard goes from the field through the results and back', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  const page = await reader.go('en/search.html?q=harbour');
  await answered(page);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.result-name a')));
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelectorAll('.result-name').length === 0);
  reader.assertCalm();
  await reader.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`${colorScheme}: axe-core has nothing to say of results`, async () => {
    const reader = await Reader.open(browser, folder(SITES.nasty), { ...PHONE, colorScheme });
    for (const lang of ['ar', 'en']) {
      const page = await reader.go(`${lang}/search.html?q=harbour&kind=brief`);
      await answered(page);
      assert.deepEqual(await reader.complaints(), []);
    }
    await reader.close();
  });
}

test('results out of a cache from before an edit are asked for again', async () => {
  const reader = await Reader.open(browser, server.root, DESKTOP);
  const again = [];
  await reader.context.route(/search\/en\/\d+\.js/, async route => {
    const response = await route.fetch();
    if (route.request().url().includes('?v=')) {
      again.push(route.request().url());
      return route.fulfill({ response });
    }
    return route.fulfill({ response, body: (await response.text()).replace(/,\[".."/, ',["??"') });
  });
  const page = await reader.go('en/search.html?q=harbour');
  await answered(page);
  assert.ok((await names(page)).length > 0);
  assert.ok(again.length > 0);
  reader.assertCalm();
  await reader.close();
});

test('a result found by another name alone shows that name', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  const page = await reader.go(`ar/search.html?q=${encodeURIComponent('حرس')}`);
  await answered(page);
  const found = page.locator('main li', { has: page.locator('.result-name a', { hasText: 'HMCG' }) }).filter({ hasText: 'حرس الساحل' });
  assert.deepEqual(await found.first().locator('.result-sentence mark').allTextContents(), ['حرس']);
  reader.assertCalm();
  await reader.close();
});

test('a name that is hostile is shown as it is written', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  const page = await reader.go(`en/search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)> harbour')}`);
  await answered(page);
  assert.equal(await page.locator('main img').count(), 0);
  assert.match(await page.getByRole('searchbox').inputValue(), /<img/);
  reader.assertCalm();
  await reader.close();
});

test('numbers and foreign words of a result are painted as on its page', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), { viewport: { width: 2400, height: 1200 } });
  const shown = async (lang, query, containing, selector) => {
    const page = await reader.go(`${lang}/search.html?kind=brief&q=${encodeURIComponent(query)}`);
    await answered(page);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('.results p')) element.style.cssText = 'white-space: nowrap; inline-size: max-content; max-inline-size: none';
    });
    return painted(page, selector ?? '.result-sentence', containing);
  };
  for (const [query, containing, ...expected] of [
    ['المعدل', '2025-03-04', '2025-03-04', '18%', '2024–2026'],
    ['المكتب', '+249', '2026-01-27', '+249 123 456 789', '(0123) 456-789'],
    ['3.5', '3.5', '+3.5%'],
    ['Tide', 'Tide', 'Notes on the Tide', '2nd ed'],
  ]) {
    const sentence = await shown('ar', query, containing);
    for (const words of expected) assert.ok(sentence.includes(words), `${words}: ${sentence}`);
  }
  assert.ok((await shown('ar', 'HMCG', 'HMCG', '.result-name')).endsWith(' HMCG'));
  assert.ok((await shown('ar', 'AFRICOM', 'AFRICOM')).includes(')C-130( 2026 ,)CENTCOM( AFRICOM'));
  const rtl = words => [...words].reverse().join('');
  assert.ok((await shown('en', 'Salim', 'counts', '.result-name')).includes(`(${rtl('سالم')}) counts 3 ships: 18% more`));
  reader.assertCalm();
  await reader.close();
});

test('an address names what it narrows to by ids, and one that nothing has is left out', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  const page = await reader.go('en/search.html?q=ships&actor=keeper&topic=no-such-topic');
  await answered(page);
  assert.ok((await names(page)).length > 0);
  assert.equal(await page.evaluate(() => location.search), '?q=ships&actor=keeper');
  assert.equal(await page.locator('select[name=actor]').inputValue(), 'keeper');
  reader.assertCalm();
  await reader.close();
});
