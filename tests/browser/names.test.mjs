// What a screen reader says: the names in Chromium's accessibility tree, for a page of every kind in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Reader, SITES, eachKind, folder, launch, pages } from './harness.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Returns what a screen reader meets on a page, in its order: role, name, level of a heading, and what it stands in. */
async function heard(reader, name) {
  await reader.go(name);
  const session = await reader.context.newCDPSession(reader.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const found = [];
  const walk = (id, within) => {
    const node = byId.get(id);
    if (!node) return;
    const role = node.role?.value;
    const level = node.properties?.find(property => property.name === 'level')?.value.value;
    if (!node.ignored) found.push({ role, name: node.name?.value ?? '', level, within });
    for (const child of node.childIds ?? []) walk(child, node.ignored ? within : [...within, role]);
  };
  walk(nodes[0].nodeId, []);
  return found;
}

const LANDMARKS = ['banner', 'navigation', 'main', 'contentinfo', 'complementary', 'region', 'search', 'doc-endnotes', 'doc-bibliography'];
const CONTROLS = ['link', 'button', 'searchbox', 'textbox', 'combobox', 'checkbox', 'radio', 'doc-biblioref', 'doc-noteref', 'doc-backlink'];
const says = name => /\p{L}{2}/u.test(name) || /^[^\p{L}]*\p{Nd}{4}[^\p{L}]*$/u.test(name);

/** Returns what reads badly in what is heard of a page. */
function faults(all) {
  const found = [];
  const add = (what, node) => found.push(`${what}: ${node.role} "${node.name}"`);
  for (const [at, node] of all.entries()) {
    if (CONTROLS.includes(node.role) && !says(node.name)) add('says nothing', node);
    if (['img', 'image', 'group'].includes(node.role) && !says(node.name) && all[at + 1]?.role !== 'DisclosureTriangle') add('has no name', node);
    if (['doc-biblioref', 'doc-noteref'].includes(node.role) && !/\p{Nd}/u.test(node.name)) add('has no number', node);
  }
  // What an editor writes as a table has headers; ours have captions besides.
  for (const [at, node] of all.entries()) {
    if (node.role !== 'table') continue;
    const rest = all.slice(at + 1).filter(other => other.within.length > node.within.length);
    if (!rest.some(other => other.role === 'columnheader' || other.role === 'rowheader')) add('has no headers', node);
  }
  const landmarks = all.filter(node => LANDMARKS.includes(node.role)).map(node => `${node.role} ${node.name}`);
  for (const [at, one] of landmarks.entries()) if (landmarks.indexOf(one) !== at) found.push(`two landmarks are alike: ${one}`);
  const headings = all.filter(node => node.role === 'heading');
  if (headings.filter(node => node.level === 1).length !== 1) found.push('has not one heading of the first level');
  let before = 0;
  for (const node of headings) {
    if (node.level > before + 1) add(`comes after level ${before} with level ${node.level}`, node);
    if (!says(node.name)) add('says nothing', node);
    before = node.level;
  }
  return found;
}

for (const site of Object.values(SITES)) {
  describe(`the ${site.name} site`, () => {
    test('says in words what every control, picture, table and landmark is, and skips no level of headings', async () => {
      const reader = await Reader.open(browser, folder(site));
      const bad = [];
      for (const page of eachKind(site)) bad.push(...faults(await heard(reader, page.name)).map(fault => `${page.name}: ${fault}`));
      assert.deepEqual(bad, []);
      await reader.close();
    });

    test('marks what is in the other language as such', async () => {
      const reader = await Reader.open(browser, folder(site));
      const bad = [];
      for (const { name } of eachKind(site)) {
        const page = await reader.go(name);
        bad.push(...await page.evaluate(name => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const lang = node.parentElement.closest('[lang]').lang;
            // Names that nobody translates stand in code, in addresses and in the middle of titles.
            const isArabic = /\p{Script=Arabic}{3}/u.test(node.data) && !/\p{Script=Latin}/u.test(node.data);
            if (isArabic && !/^ar/.test(lang) && !node.parentElement.closest('code, a.outside')) found.push(`${name}: ${lang}: ${node.data.trim()}`);
          }
          return found;
        }, name));
      }
      assert.deepEqual(bad, []);
      await reader.close();
    });
  });
}

test('a citation is heard by its number and title, and its entry and its notes say where they lead back to', async () => {
  const brief = pages(SITES.own).filter(page => page.kind === 'brief' && page.html.includes('id="fn-1"'));
  assert.ok(brief.length >= 2);
  const words = {
    en: { cite: /^source \d+: \u2068?\p{L}/u, note: /^note \d+$/, back: /^Back to (note \d+ in the text|where source \d+ is cited)/, list: 'Sources', notes: 'Notes' },
    ar: { cite: /^المصدر \d+: \u2068?\p{L}/u, note: /^الحاشية \d+$/, back: /^عودة إلى (موضع|الموضع \d+ من \d+).*(الحاشية|للاستشهاد|الاستشهاد)/, list: 'المصادر', notes: 'الحواشي' },
  };
  const reader = await Reader.open(browser, folder(SITES.own));
  for (const { name, lang } of brief) {
    const all = await heard(reader, name);
    const named = (role, within) => all.filter(node => node.role === role && (!within || node.within.includes(within)));
    const inText = named('doc-biblioref').filter(node => !node.within.includes('note'));
    assert.ok(inText.length > 3, name);
    for (const { name: cite } of inText) assert.match(cite, words[lang].cite);
    for (const { name: note } of named('doc-noteref')) assert.match(note, words[lang].note);
    const back = named('doc-backlink');
    assert.ok(back.length > 3, name);
    for (const { name: way } of back) assert.match(way, words[lang].back);
    assert.equal(new Set(back.map(way => way.name)).size, back.length, 'no two ways back are alike');
    assert.deepEqual(named('doc-bibliography').map(node => node.name), [words[lang].list]);
    assert.deepEqual(named('doc-endnotes').map(node => node.name), [words[lang].notes]);
    for (const { name: note } of named('note')) assert.ok(says(note), name);
  }
  await reader.close();
});
