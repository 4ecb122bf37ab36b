// Deadlines by the reader's own clock, and by the day of the build where there is no script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, Reader, SITES, folder, launch, read, serve } from './harness.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve(SITES.nasty);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens the deadlines on a day by the reader's clock. */
async function on(day, lang, root = folder(SITES.nasty), name = 'deadlines.html') {
  const reader = await Reader.open(browser, root);
  await reader.page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await reader.go(`${lang}/${name}`);
  return reader;
}

/** Returns the entries of a list: title, words for how long, as they are seen. */
function entries(reader, list) {
  return reader.page.evaluate(list => [...document.querySelectorAll(`${list} > .deadline`)].filter(e => e.checkVisibility())
    .map(e => `${e.querySelector('.event-title').textContent}: ${e.querySelector('.time-left').textContent}`), list);
}

test('a deadline moves from what is due to what is past as the reader’s days go by', async () => {
  const days = {
    '2025-01-30': [
      ['The lens is looked at: in 2 days at the earliest', 'The lamp is renewed: within about 23 months at most'],
      [],
    ],
    '2025-02-27': [
      ['The lens is looked at: may fall due any day, within 1 day at most', 'The lamp is renewed: within about 22 months at most'],
      [],
    ],
    '2025-03-01': [['The lamp is renewed: within about 22 months at most'], ['The lens is looked at: 1 day ago or more']],
    '2026-12-31': [['The lamp is renewed: today is the last possible day'], ['The lens is looked at: 22 months ago or more']],
    '2026-12-27': [[], ['The lens is looked at: 21 months ago or more']],
    '2027-01-02': [
      ['The harbour is handed over: in about 4 years'],
      ['The lamp is renewed: 2 days ago', 'The lens is looked at: 22 months ago or more'],
    ],
    '2031-05-09': [['The harbour is handed over: tomorrow', 'The wall; the quay, and more: may fall due any day, within about 22 days at most']],
    '2031-05-11': [['The wall; the quay, and more: may fall due any day, within about 20 days at most'], ['The harbour is handed over: was due yesterday']],
  };
  for (const [day, [due, past = []]] of Object.entries(days)) {
    const reader = await on(day, 'en');
    const seen = await entries(reader, '.still-due');
    assert.deepEqual(seen.slice(0, due.length), due, day);
    assert.deepEqual((await entries(reader, '.now-past')).slice(0, past.length), past, day);
    assert.match(seen.at(-1), day < '2026-12-31' ? /at the earliest$/ : /^The channel opens: may fall due any day; no last day is known$/, 'what has no last day stands last');
    assert.equal(await reader.page.locator('.as-of').textContent(), 'As of today, by your own clock.');
    reader.assertCalm();
    await reader.close();
  }
});

test('what is due at an hour is so on the reader’s own day, and past at that hour', async () => {
  for (const [now, list, words] of [
    ['2033-03-14T12:00:00+03:00', '.still-due', 'tomorrow'],
    ['2033-03-15T07:00:00+03:00', '.still-due', 'today'],
    ['2033-03-15T08:00:00+03:00', '.now-past', 'today'],
    ['2033-03-16T08:00:00+03:00', '.now-past', 'was due yesterday'],
  ]) {
    const reader = await Reader.open(browser, folder(SITES.nasty), { timezoneId: 'Asia/Baghdad' });
    await reader.page.clock.setFixedTime(new Date(now));
    await reader.go('en/deadlines.html');
    assert.ok((await entries(reader, list)).includes(`The beacon is lit: ${words}`), `${now}: ${await entries(reader, list)}`);
    reader.assertCalm();
    await reader.close();
  }
});

test('Arabic has its own plurals for every number', async () => {
  const left = {
    '2026-12-30': 'في غضون يوم واحد على أبعد تقدير', '2026-12-29': 'في غضون يومين على أبعد تقدير',
    '2026-12-28': 'في غضون 3 أيام على أبعد تقدير', '2026-12-10': 'في غضون 21 يوماً على أبعد تقدير',
    '2026-10-15': 'في غضون نحو 3 أشهر على أبعد تقدير', '2026-10-31': 'في غضون نحو شهرين على أبعد تقدير',
    '2025-12-31': 'في غضون نحو 12 شهراً على أبعد تقدير', '2024-12-20': 'في غضون نحو سنتين على أبعد تقدير',
    '1926-12-31': 'في غضون نحو 100 سنة على أبعد تقدير',
  };
  for (const [day, words] of Object.entries(left)) {
    const reader = await on(day, 'ar', server.root);
    assert.ok((await entries(reader, '.still-due')).includes(`تجديد المصباح: ${words}`), `${day}: ${await entries(reader, '.still-due')}`);
    reader.assertCalm();
    await reader.close();
  }
});

test('the script says what the page says on the day of the build, word for word', async () => {
  const html = read(SITES.nasty, 'en/deadlines.html');
  const [, built] = /<p class="when as-of">[^<]*<time datetime="([^"]+)"/.exec(html);
  for (const lang of ['ar', 'en']) {
    const without = await Reader.open(browser, folder(SITES.nasty), { ...PHONE, javaScriptEnabled: false });
    await without.go(`${lang}/deadlines.html`);
    const reader = await on(built, lang);
    const all = async (from, list) => (await from.page.locator(`${list} > .deadline`).allInnerTexts()).map(text => text.replace(/\s+/g, ' '));
    for (const list of ['.still-due', '.now-past']) {
      const said = await all(without, list);
      assert.ok(said.length > 0, list);
      assert.deepEqual(await all(reader, list), said, `${lang} ${list}`);
    }
    assert.match(await without.page.locator('.as-of').innerText(), /\d/, 'the day of the build is told');
    await without.close();
    await reader.close();
  }
});

test('the home page shows the next deadlines by the reader’s clock', async () => {
  const reader = await on('2027-01-02', 'en', folder(SITES.nasty), 'index.html');
  const due = await entries(reader, '.due-next');
  assert.match(due[0], /^The harbour is handed over: in about 4 years$/);
  assert.ok(!due.some(entry => entry.startsWith('The lamp')), due.join());
  reader.assertCalm();
  await reader.close();
});

test('a mark and its entry light up together, and the keyboard reaches both', async () => {
  const reader = await Reader.open(browser, folder(SITES.nasty));
  const page = await reader.go('en/briefs/2025-03-05-order.html');
  const marks = page.locator('.chart .mark');
  assert.ok(await marks.count() >= 6);
  const first = await marks.first().getAttribute('href');
  const background = () => page.evaluate(id => getComputedStyle(document.querySelector(id)).backgroundColor, first);
  const before = await background();
  await marks.first().focus();
  assert.notEqual(await background(), before, 'the entry of a focused mark');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, first);
  const colour = () => page.evaluate(id => getComputedStyle(document.querySelector(`.mark[href="${id}"]`)).getPropertyValue('--mark'), first);
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'));
  assert.equal(await colour(), ink, 'the mark of the entry that was led to');
  const names = await page.locator('.chart [role=listitem]').evaluateAll(all => all.map(e => e.querySelector('title').textContent));
  assert.ok(names.every(name => name.includes(' · ')), names.join());
  reader.assertCalm();
  await reader.close();
});
