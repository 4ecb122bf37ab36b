// On paper: what a reader cannot press is not there, what a link leads to is, and nothing is cut or left alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Reader, SITES, eachKind, folder, launch, pages } from './harness.mjs';

/** The width of A4 without its margins, in the pixels of CSS. */
const SHEET = { viewport: { width: 642, height: 983 } };

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const site of Object.values(SITES)) {
  test(`the ${site.name} site: no buttons, no menus, no ways back, and nothing is wider than the sheet`, async () => {
    const reader = await Reader.open(browser, folder(site), SHEET);
    await reader.page.emulateMedia({ media: 'print' });
    const faults = [];
    for (const { name } of eachKind(site)) {
      const page = await reader.go(name);
      faults.push(...await page.evaluate(name => {
        const found = [];
        const isShown = element => element.getClientRects().length > 0;
        const idle = 'nav, button, .back, .permalink, .skip, .switch, .cited-at, .evidence, .to-search';
        for (const element of document.querySelectorAll(idle)) if (isShown(element)) found.push(`${name}: shows ${element.className || element.tagName}`);
        for (const element of document.querySelectorAll('.table, pre, svg, table, figure')) {
          if (!isShown(element)) continue;
          const { left, right } = element.getBoundingClientRect();
          if (left < -1 || right > innerWidth + 1) found.push(`${name}: ${element.tagName} is wider than the sheet`);
          if (element.matches('.table, pre') && element.scrollWidth > element.clientWidth + 1) found.push(`${name}: ${element.tagName} is cut`);
        }
        return found;
      }, name));
    }
    assert.deepEqual(faults, []);
    await reader.close();
  });
}

test('the address of a source is on paper, once', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), SHEET);
  await reader.page.emulateMedia({ media: 'print' });
  let seen = 0;
  for (const { name } of eachKind(SITES.nasty).filter(page => ['actor', 'brief', 'source'].includes(page.kind))) {
    const page = await reader.go(name);
    const links = await page.evaluate(() => [...document.querySelectorAll('main a.outside')].filter(a => a.getClientRects().length > 0).map(a => ({
      href: a.getAttribute('href'), text: a.textContent, after: getComputedStyle(a, '::after').content,
    })));
    for (const { href, text, after } of links) {
      const times = [decodeURI(text) === decodeURI(href), after.includes(href)].filter(Boolean).length;
      assert.equal(times, 1, `${name}: ${text} ${after}`);
      seen += 1;
    }
  }
  assert.ok(seen > 4, `${seen}`);
  await reader.close();
});

test('no better part of a sheet is left empty: a list begins on the sheet of its heading', async () => {
  const reader = await Reader.open(browser, folder(SITES.own));
  const sheets = async () => (await reader.page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  for (const { name } of pages(SITES.own).filter(page => ['timeline', 'brief', 'actor'].includes(page.kind))) {
    const page = await reader.go(name);
    const all = await sheets();
    // As high as all sheets but one: what is kept together by mistake leaves the better part of a sheet empty.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(SHEET.viewport);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(all <= Math.ceil(height / SHEET.viewport.height * 1.25), `${name}: ${all} sheets for ${height} px`);
    await page.emulateMedia({ media: null });
  }
  await reader.close();
});
