// The order in which a reader sees what runs against its line: the picture, not the markup.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Reader, SITES, folder, launch, painted } from './harness.mjs';

let browser, reader;
before(async () => {
  browser = await launch();
  // Wide enough for each case to stand on one line.
  reader = await Reader.open(browser, folder(SITES.nasty), { viewport: { width: 2400, height: 1200 } });
});
after(async () => {
  await reader?.close();
  await browser?.close();
});

/** Arabic words as they stand on the line, from left to right. */
const rtl = words => [...words].reverse().join('');

/** Returns a paragraph of the brief as it is painted, on one line. */
async function line(lang, containing, selector = '.prose p, .prose td, .points li', brief = '2025-03-05-order') {
  await reader.go(`${lang}/briefs/${brief}.html`);
  await reader.page.evaluate(() => {
    for (const element of document.querySelectorAll('.prose p, .points li')) element.style.cssText = 'white-space: nowrap; inline-size: max-content; max-inline-size: none';
  });
  return painted(reader.page, selector, containing);
}

function shows(line, ...expected) {
  for (const words of expected) assert.ok(line.includes(words), `“${words}” is not to be seen in “${line}”`);
}

describe('in Arabic', () => {
  test('acronyms in parentheses follow each other from the right', async () => {
    shows(await line('ar', 'AFRICOM'), ')C-130( 2026 ,)CENTCOM( AFRICOM');
  });
  test('a citation stands on the far side of the name it follows', async () => {
    shows((await line('ar', 'Reuters')).replaceAll(' ', ''), '.[2],[1]Reuters');
  });
  test('numbers keep their signs, their units and the order of a range', async () => {
    shows(await line('ar', '18%', '.prose p'), '18%', '−5°', '$1.4', '10-20', '2024–2026', '2-1');
  });
  test('days and telephone numbers are read from left to right', async () => {
    shows(await line('ar', '+249'), '2026-01-27', '+249 123 456 789', '(0123) 456-789');
  });
  test('what is written onto a number stands before it, and the number keeps its order', async () => {
    shows(await line('ar', '2023', '.prose p', '2025-01-10-short'), '2023-06-01', '2025-06-01', '5-7%', '$20', '−3°');
  });
  test('numbers in a table and in a key point keep their signs', async () => {
    shows(await line('ar', '5°', '.prose td'), '−5°');
    shows(await line('ar', '3.5', '.prose td'), '+3.5%');
    shows(await line('ar', '18%', '.points li'), '2025-03-04', '18%', '2024–2026');
  });
  test('an address keeps the order of its parts, and file names stay whole', async () => {
    shows(await line('ar', 'https://'), `https://example.org/${rtl('أوراق')}/${rtl('المرفأ')}/2025`, 'lamp-v2.tar.gz', 'report-2025.pdf');
  });
  test('words in another language are one piece, with the quotation marks and the comma in their places', async () => {
    const shown = await line('ar', 'no comment', '.prose p');
    assert.match(shown, /[“"«]no comment[”"»], he said/);
    shows(shown, 'Notes on the Tide (2nd ed.)', 'F-16', 'C-130');
  });
  test('a headline begins at the right, whatever its first word', async () => {
    const shown = await line('ar', 'HMCG', 'h1');
    assert.ok(shown.endsWith(`)${rtl('حرس الساحل')}( HMCG`), shown);
    assert.ok(shown.startsWith('18% '), shown);
  });
  test('a headline in a list is as it is on its page', async () => {
    await reader.go('ar/briefs/index.html');
    const shown = await painted(reader.page, '.card-title', 'HMCG');
    assert.ok(shown.endsWith('HMCG') && shown.startsWith('18% '), shown);
  });
  test('the title of a page, in a window that is laid out from the left, keeps its order', async () => {
    await reader.go('ar/briefs/2025-03-05-order.html');
    await reader.page.evaluate(() => {
      const bar = document.body.appendChild(document.createElement('p'));
      bar.id = 'bar';
      bar.dir = 'ltr';
      bar.style.cssText = 'white-space: nowrap; inline-size: max-content';
      bar.textContent = document.title;
    });
    const shown = await painted(reader.page, '#bar');
    shows(shown, `)${rtl('حرس الساحل')}( HMCG`, '18% ');
  });
});

describe('in English', () => {
  test('a comma and a number after an Arabic name stay after it', async () => {
    shows(await line('en', '3 questions', '.prose p'), `${rtl('عمر السوداني')}, 3 questions`);
    shows(await line('en', '3 questions', '.points li'), `${rtl('عمر السوداني')}, 3 questions`);
  });
  test('a list of Arabic names is read from the left', async () => {
    shows(await line('en', 'These were'), `${rtl('سالم')}, ${rtl('عمر')}, ${rtl('ليلى')}, 2025, on the quay`);
  });
  test('a headline with an Arabic word keeps its order', async () => {
    shows(await line('en', 'Salim', 'h1'), `Salim (${rtl('سالم')}) counts 3 ships: 18% more`);
  });
  test('an address keeps the order of its parts', async () => {
    shows(await line('en', 'https://'), `https://example.org/${rtl('أوراق')}/${rtl('المرفأ')}/2025`);
  });
  test('an Arabic quotation is followed by its comma', async () => {
    shows(await line('en', 'He said', '.prose p'), `«${rtl('لا تعليق')}», then left`);
  });
});

test('a foreign word says its language where the site leaves one answer', async () => {
  for (const [lang, other, word] of [['ar', 'en', 'AFRICOM'], ['en', 'ar', 'سالم']]) {
    await reader.go(`${lang}/briefs/2025-03-05-order.html`);
    const found = await reader.page.evaluate(word => [...document.querySelectorAll('.prose bdi')].find(e => e.textContent === word)?.lang, word);
    assert.equal(found, other);
  }
  reader.assertCalm();
});
