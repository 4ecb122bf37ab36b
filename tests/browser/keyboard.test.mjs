// The keyboard alone reaches everything, and shows where it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, Reader, SITES, eachKind, folder, launch } from './harness.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('the first stop is the skip link, and it leads past the head of the page', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  for (const lang of ['ar', 'en']) {
    const page = await reader.go(`${lang}/briefs/2025-03-05-order.html`);
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { href: document.activeElement.getAttribute('href'), visible: box.width > 0 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth };
    });
    assert.deepEqual(skip, { href: '#main', visible: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), `${lang}: the next stop is in <main>`);
  }
  reader.assertCalm();
  await reader.close();
});

test('every link and control is a stop, and a stop is seen', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty), DESKTOP);
  const faults = [];
  for (const { name } of eachKind(SITES.nasty)) {
    const page = await reader.go(name);
    const controls = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
      // The marks of a picture are links among them. Of who appears with whom and of a map one is a stop, and arrows lead
      // to the others (pictures.test.mjs); what an actor's neighbourhood shows stands as a list below it.
      const isAStop = e => !(e.closest('svg.picture') && e.tabIndex < 0);
      const shown = all.filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== 'radio' && isAStop(e));
      shown.forEach(e => e.setAttribute('data-stop', ''));
      return shown.length;
    });
    for (let press = 0; press <= controls + 40; press++) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return 'end';
        const style = getComputedStyle(e);
        const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        e.removeAttribute('data-stop');
        return seen ? 'seen' : `${e.outerHTML.slice(0, 80)} has no outline`;
      });
      if (state === 'end') break;
      if (state !== 'seen') faults.push(`${name}: ${state}`);
    }
    const missed = await page.evaluate(() => [...document.querySelectorAll('[data-stop]')].map(e => e.outerHTML.slice(0, 80)));
    faults.push(...missed.map(html => `${name}: not reached: ${html}`));
  }
  assert.deepEqual(faults, []);
  await reader.close();
});
