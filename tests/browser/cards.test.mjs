// Two languages as one text, and cards that show what a reference leads to: from a folder and from a server, with the
// mouse, the keyboard and the finger, and without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, Reader, SITES, folder, launch, pages, serve } from './harness.mjs';

let browser, server;
before(async () => { browser = await launch(); server = await serve(SITES.own); });
after(async () => { await browser?.close(); server?.close(); });

/** Returns the longest brief that has words in both languages, as the last part of its path. */
function longest() {
  const names = new Set(pages(SITES.own).filter(page => page.kind === 'parallel').map(page => page.name.split('/').pop()));
  const briefs = pages(SITES.own).filter(page => page.kind === 'brief' && page.lang === 'en' && names.has(page.name.split('/').pop()));
  return briefs.sort((a, b) => b.html.length - a.html.length)[0].name.split('/').pop();
}

const roots = () => [folder(SITES.own), server.root];

test('the switch of languages lands on the block at the top of the window', async () => {
  for (const root of roots()) {
    for (const device of [DESKTOP, PHONE]) {
      const reader = await Reader.open(browser, root, device);
      const page = await reader.go(`ar/briefs/${longest()}`);
      const ids = await page.evaluate(() => [...document.querySelectorAll('.prose [id^=b]')].map(e => e.id).filter(id => /^b\d+$/.test(id)));
      for (const id of [ids[1], ids[Math.floor(ids.length / 2)]]) {
        await reader.go(`ar/briefs/${longest()}`);
        await page.evaluate(id => document.getElementById(id).scrollIntoView({ behavior: 'instant' }), id);
        const before = await page.evaluate(id => document.getElementById(id).getBoundingClientRect().top, id);
        // The switch is above the window: as a keyboard or a screen reader would, without a scroll.
        await page.evaluate(() => document.querySelector('.switch a[hreflang=en]').click());
        await page.waitForURL(url => url.pathname.includes('/en/briefs/'));
        await page.waitForLoadState('load');
        assert.equal(new URL(page.url()).hash, `#${id}`);
        const after = await page.evaluate(id => document.getElementById(id).getBoundingClientRect().top, id);
        assert.ok(Math.abs(after - before) <= 1, `${root} ${id}: ${before} and ${after}`);
      }
      await reader.go(`ar/briefs/${longest()}`);
      await page.click('.switch a[hreflang=en]');
      await page.waitForURL(url => url.pathname.includes('/en/briefs/'));
      assert.equal(new URL(page.url()).hash, '', 'at the top nothing is kept');
      reader.assertCalm();
      await reader.close();
    }
  }
});

test('side by side: two columns where there is room, one below the other where there is none; one or both', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const reader = await Reader.open(browser, folder(SITES.own), { ...DESKTOP, javaScriptEnabled });
    const page = await reader.go(`ar/with-en/${longest()}`);
    const boxes = selector => page.locator(selector).evaluateAll(all => all.map(e => {
      const { left, right, top, width } = e.getBoundingClientRect();
      return { left, right, top, width, lang: e.lang, dir: getComputedStyle(e).direction };
    }));
    const [one, other] = await boxes('#b0 > div');
    assert.deepEqual([one.lang, one.dir, other.lang, other.dir], ['ar', 'rtl', 'en', 'ltr']);
    assert.ok(Math.abs(one.top - other.top) < 1 && one.left > other.right, 'Arabic on the right, English beside it');
    await page.check('#show-2');
    const [hidden, alone] = await boxes('#b0 > div');
    assert.ok(hidden.width === 0 && alone.width > other.width * 0.9, 'English alone');
    await page.check('#show-both');
    await page.setViewportSize({ width: 360, height: 740 });
    const [above, below] = await boxes('#b0 > div');
    assert.ok(below.top > above.top && Math.abs(above.width - below.width) < 1, 'one below the other');
    assert.ok(await reader.overflow() <= 0);
    reader.assertCalm();
    await reader.close();
  }
});

test('the chooser remembers the language that was read last, and leads nowhere by itself', async () => {
  for (const root of roots()) {
    const reader = await Reader.open(browser, root);
    const page = await reader.go('index.html');
    const first = () => page.evaluate(() => {
      const item = document.querySelector('.homes li');
      return [item.lang, document.querySelectorAll('.last-read:not([hidden])').length];
    });
    assert.deepEqual(await first(), ['ar', 0]);
    await page.click('.homes a[hreflang=en]');
    await page.waitForURL(url => url.pathname.includes('/en/'));
    await reader.go('index.html');
    assert.deepEqual(await first(), ['en', 1]);
    assert.ok(page.url().endsWith('index.html'));
    reader.assertCalm();
    await reader.close();
  }
});

/** What the card says, and how it stands to the reference it was opened by. */
const card = page => page.evaluate(() => {
  const card = document.querySelector('.card');
  if (!card) return null;
  const box = card.getBoundingClientRect();
  const owner = document.querySelector('[aria-describedby=card]');
  return {
    text: card.textContent.trim(), role: card.getAttribute('role'), lang: card.lang, dir: getComputedStyle(card).direction,
    inside: box.left >= 0 && box.right <= innerWidth, focused: document.activeElement === owner, href: card.querySelector('.name a')?.href,
    owner: owner?.href,
  };
});

test('a card on hover, into which the pointer can move, and which Escape closes', async () => {
  for (const root of roots()) {
    for (const lang of ['ar', 'en']) {
      const reader = await Reader.open(browser, root);
      const page = await reader.go(`${lang}/briefs/${longest()}`);
      for (const selector of ['.prose a.actor', '.prose a.cite', '.parts a']) {
        await page.hover(selector);
        await page.waitForSelector('.card');
        const shown = await card(page);
        assert.ok(shown.text.length > 3 && shown.inside && shown.role === 'tooltip', JSON.stringify(shown));
        assert.deepEqual([shown.lang, shown.dir], [lang, lang === 'ar' ? 'rtl' : 'ltr']);
        await page.hover('.card');
        await page.waitForTimeout(500);
        assert.ok(await card(page), 'the pointer may be in the card');
        await page.keyboard.press('Escape');
        assert.equal(await card(page), null);
        await page.mouse.move(2, 2);
      }
      await page.hover('.prose a.actor');
      await page.waitForSelector('.card');
      await page.mouse.move(2, 2);
      await page.waitForSelector('.card', { state: 'detached' });
      reader.assertCalm();
      await reader.close();
    }
  }
});

test('a card on keyboard focus, while the focus stays on the reference', async () => {
  const reader = await Reader.open(browser, folder(SITES.own));
  const page = await reader.go(`en/briefs/${longest()}`);
  await page.evaluate(() => document.querySelector('.prose').scrollIntoView());
  reader.assertCalm();
  const before = await reader.complaints();
  await page.locator('.subjects a').first().focus();
  let shown = null;
  for (let press = 0; press < 40 && !shown?.focused; press++) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(60);
    shown = await card(page);
  }
  assert.ok(shown?.focused, 'the reference has the focus and is described by the card');
  assert.deepEqual(await reader.complaints(), before, 'the card adds nothing to complain of');
  // axe asks for the stylesheet, which the policy refuses; what the page itself did was heard before.
  reader.faults.splice(0);
  await page.keyboard.press('Escape');
  assert.equal(await card(page), null);
  await page.keyboard.press('Enter');
  await page.waitForURL(shown.owner);
  reader.assertCalm();
  await reader.close();
});

test('the first tap shows the card, the name in it leads on, and so does a second tap', async () => {
  for (const root of roots()) {
    for (const second of ['.card .name a', '.parts a']) {
      const reader = await Reader.open(browser, root, PHONE);
      const page = await reader.go(`ar/briefs/${longest()}`);
      const start = page.url();
      await page.locator('.parts a').first().tap();
      await page.waitForSelector('.card');
      const shown = await card(page);
      assert.ok(page.url() === start && shown.inside && shown.href === shown.owner, JSON.stringify(shown));
      await page.locator(second).first().tap();
      await page.waitForURL(shown.owner);
      reader.assertCalm();
      await reader.close();
    }
  }
});

test('a card that cannot be had leaves the link a link', async () => {
  const reader = await Reader.open(browser, server.root, PHONE);
  await reader.context.route('**/previews/**', route => route.abort());
  const page = await reader.go(`ar/briefs/${longest()}`);
  const href = await page.locator('.parts a').first().evaluate(link => link.href);
  await page.locator('.parts a').first().tap();
  await page.waitForURL(href);
  await reader.close();
});

test('without JavaScript references are links, and nothing else is there', async () => {
  const reader = await Reader.open(browser, folder(SITES.own), { javaScriptEnabled: false });
  const page = await reader.go(`en/briefs/${longest()}`);
  await page.hover('.prose a.actor');
  assert.equal(await page.locator('.card').count(), 0);
  await page.click('.switch a[hreflang=ar]');
  await page.waitForURL(url => url.pathname.includes('/ar/briefs/'));
  reader.assertCalm();
  await reader.close();
});
