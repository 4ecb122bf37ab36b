// Files of cited works: citation-js reads each of them back, and has every field that was written.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Reader, ROOT, SITES, folder, launch, pages, read, serve } from './harness.mjs';

const require = createRequire(path.join(ROOT, 'target/tools/browser/package.json'));
const Cite = require('citation-js');

let browser, server;
before(async () => { browser = await launch(); server = await serve(SITES.nasty); });
after(async () => { await browser.close(); server.close(); });

const FORMATS = { bib: '@biblatex/text', ris: '@ris/file', json: undefined };

/** What was written, in shelf.yaml of the nasty site, beside keys of the note; spaces as all formats keep them. */
const WRITTEN = {
  letter: {
    title: 'A letter (draft 2), 3rd copy', date: [2025, 3, 4], accessed: [2025, 4, 1], language: 'en',
    url: 'https://example.org/letters/رسالة-المرفأ/2025',
    note: { type: 'article', 'archive-url': 'https://example.org/archive/letter', 'archive-date': '2025-04-02',
      'derived-from': 'log', reliability: 'C', credibility: '3' },
  },
  hearsay: { title: 'حديث على الرصيف', note: { type: 'interview', unnamed: 'true', date: '2025~', 'title-en': 'Talk on the quay' } },
  log: {
    title: 'سجل الفنار', date: [2025, 3], language: 'ar',
    note: { '': 'دفتر متخيَّل.', type: 'document', reliability: 'B', credibility: '2', quote: 'لم ينطفئ الضوء.',
      'title-en': 'The log of the light', 'note-en': 'An invented book.' },
  },
  braces: {
    title: '{ not } closed { here \\ C:\\new $5 50% #1 a_b ^ ~ & done',
    author: ['Ministry {of} Defence & Co', 'Two and Three'], publisher: 'The "Quoted" Press -- ltd',
    date: [2025, 11, 6], accessed: [2025, 11], language: 'en', url: 'https://example.org/a?b=%7B&c=d_e',
    note: { '': 'Read it: date: no %0A 100%', type: 'statement', 'archive-url': 'https://archive.example/braces',
      'archive-date': '2025-11-08', quote: 'first line | bar second line @article{x, % comment',
      'title-ar': 'عنوان مترجم', 'note-ar': 'ملاحظة', reliability: 'B', credibility: '2' },
  },
  marks: {
    title: '«قال: لا، بل نعم؟» و{قوس} ‏علامة 🕊️', author: ['صباح النعمان'], publisher: 'وكالة الأنباء، العراق',
    language: 'ar', url: 'https://example.org/بيان',
    note: { type: 'social-post', date: '../2026', 'date-text': 'بحلول نهاية العام المقبل', accessed: '2025-11~' },
  },
  borders: {
    title: 'A study of borders', date: [2024, 6], language: 'en', publisher: 'Journal of the Region',
    printed: { volume: '12', issue: '3', page: '45-62', type: 'article-journal' }, note: { type: 'article' },
  },
  chapter: {
    title: 'The far side', date: [2024], language: 'en', publisher: 'A Press',
    printed: { 'container-title': 'Handbook of frontiers', volume: '2', edition: '3', page: '101-120', type: 'chapter' },
    note: { type: 'document', 'container-ar': 'دليل الحدود' },
  },
  'everything-else': { title: 'A plain one', date: [2024], language: 'en', publisher: 'A Press', note: { type: 'dataset' } },
  seen: { title: 'Seen there', language: 'en', note: { type: 'observation', date: '2025-11-06T14:30+03:00' } },
  told: { title: 'On the air', language: 'en', publisher: 'Radio', note: { type: 'broadcast', date: '2025-11-XX' } },
  reported: { title: 'A report', language: 'en', publisher: 'Institute', note: { type: 'report', date: '201X' } },
  people: {
    title: 'Many hands', date: [1984], language: 'en', publisher: 'A Press', note: { type: 'report' },
    author: ['Donald E. Knuth', 'Charles van der Meer', 'María de la Fuente Jr.', 'World Bank', 'others'],
  },
  untyped: { title: 'A page', date: [2025, 3, 4], language: 'en', publisher: 'A site', url: 'https://example.org/page', note: {} },
};

const spaced = text => text.replace(/\s+/g, ' ').trim();
const unsealed = text => text.replaceAll('%7C', '|').replaceAll('%25', '%');
const name = of => of.literal ??
  [of.given, of['dropping-particle'] ?? of['non-dropping-particle'], of.family, of.suffix].filter(Boolean).join(' ');

/** Returns the parts of a note by their keys. */
function parts(note, keys) {
  const found = {};
  let last;
  for (const part of note ? note.split(' | ') : []) {
    const at = part.indexOf(': ');
    const key = keys.includes(part.slice(0, at)) ? part.slice(0, at) : '';
    // A bar before anything but a key is one.
    if (!key && last !== undefined) found[last] += ` | ${unsealed(part)}`;
    else found[last = key] = unsealed(key ? part.slice(at + 2) : part);
  }
  // BibTeX and RIS have no lines of their own.
  for (const key in found) found[key] = spaced(found[key]);
  return found;
}

function decoded(url) {
  try { return decodeURI(url); } catch { return url; }
}

for (const [ending, format] of Object.entries(FORMATS)) {
  test(`citation-js reads ${ending} back without loss`, () => {
    const items = new Cite(read(SITES.nasty, `references.${ending}`), { ...(format && { forceType: format }), generateGraph: false }).data;
    const byId = new Map(items.map(item => [item.id, item]));
    for (const [id, written] of Object.entries(WRITTEN)) {
      const item = byId.get(id);
      assert.ok(item, `${id} is there`);
      assert.equal(item.title, written.title, `${id} title`);
      // Only BibTeX has a word for those who are not named: in the others it would be somebody's name.
      const authors = written.author?.filter(author => ending === 'bib' || author !== 'others');
      if (authors) assert.deepEqual(item.author.map(name), authors, `${id} authors`);
      const publisher = item.publisher ?? item['container-title'];
      if (written.publisher) assert.equal(publisher, written.publisher, `${id} publisher`);
      const note = parts(item.note, [...Object.keys(written.note), 'date', 'accessed']);
      for (const [key, field] of [['date', 'issued'], ['accessed', 'accessed']]) {
        if (!written[key]) continue;
        // Of RIS, citation-js reads no more than the year of what a newspaper printed: the note has it whole.
        const again = ending === 'ris' && note[key]?.split('-').map(Number);
        assert.deepEqual(again || item[field]?.['date-parts']?.[0], written[key], `${id} ${key}`);
        if (again) delete note[key];
      }
      for (const [key, value] of Object.entries(written.printed ?? {})) {
        assert.equal(String(item[key]).replace('–', '-'), value, `${id} ${key}`);
      }
      if (written.language) assert.equal(item.language, written.language, `${id} language`);
      if (written.url) assert.equal(decoded(item.URL), decoded(written.url), `${id} url`);
      assert.deepEqual(note, written.note, `${id} note`);
    }
  });
}

for (const [name, root] of [['a folder', () => folder(SITES.nasty)], ['a server', () => server.root]]) {
  test(`a browser downloads the references from ${name}`, async () => {
    const reader = await Reader.open(browser, root());
    for (const lang of ['ar', 'en']) {
      const page = await reader.go(`${lang}/sources/index.html`);
      const links = page.locator('.downloads a[download]');
      assert.equal(await links.count(), 3);
      if (root().startsWith('file:')) {
        // The file is in the folder already: it is shown.
        await links.first().click();
        await page.waitForURL(/references\.bib$/);
        assert.ok((await page.content()).includes('@article{'));
        continue;
      }
      for (const [at, ending] of ['bib', 'ris', 'json'].entries()) {
        const [download] = await Promise.all([page.waitForEvent('download'), links.nth(at).click()]);
        assert.equal(download.suggestedFilename(), `references.${ending}`);
      }
    }
    reader.assertCalm();
    await reader.close();
  });
}

test('an entry leads back to each place that cites it', async () => {
  const reader = await Reader.open(browser, server.root);
  const cites = pages(SITES.nasty).find(page => page.kind === 'brief' && page.html.includes('class="cited-at"'));
  const brief = path.basename(cites.name);
  for (const lang of ['ar', 'en']) {
    const page = await reader.go(`${lang}/briefs/${brief}`);
    const back = page.locator('.sources .cited-at a');
    assert.ok(await back.count() > 0);
    for (const link of await back.all()) {
      assert.ok((await link.getAttribute('aria-label')).length > 8);
      const target = (await link.getAttribute('href')).slice(1);
      assert.equal(await page.locator(`[id="${target}"]`).count(), 1, target);
    }
    await back.first().click();
    assert.ok(await page.evaluate(() => document.querySelector(':target')?.matches('a.cite')));
  }
  reader.assertCalm();
  await reader.close();
});
