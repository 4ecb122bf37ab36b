// `mujaz serve` in a browser: a saved change is shown at the reader's place, and an error over the page, in its language.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, ROOT, Reader, launch } from './harness.mjs';

const SITE = path.join(ROOT, 'target/browser/served');
const BRIEF = '2025-11-07-talks';
const FILE = path.join(SITE, `content/briefs/${BRIEF}.ar.md`);

let server, address, browser;

before(async () => {
  rmSync(SITE, { recursive: true, force: true });
  cpSync(path.join(ROOT, 'docs'), SITE, { recursive: true, filter: from => !from.endsWith('docs/public') });
  server = spawn(path.join(ROOT, 'target/debug/mujaz'), ['serve', '--root', SITE, '--port', '3950'], { stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((done, fail) => {
    let said = '';
    server.stdout.on('data', bytes => {
      said += bytes;
      const found = /http:\/\/\S+/.exec(said);
      if (found) done(found[0].replace(/\/?$/, '/'));
    });
    server.on('exit', () => fail(new Error(`serve ended: ${said}`)));
  });
  browser = await launch();
});

after(async () => {
  await browser.close();
  server.kill();
});

function save(change) {
  writeFileSync(FILE, change(readFileSync(FILE, 'utf8')));
}

test('an error is told over the page in its language, until it is put right', async () => {
  const reader = await Reader.open(browser, address, DESKTOP);
  for (const [lang, dir, words] of [['ar', 'rtl', 'لا طرف بالمعرّف'], ['en', 'ltr', 'no actor named']]) {
    await reader.go(`${lang}/briefs/${BRIEF}.html`);
    save(text => text.replace('id: spokesman, role', 'id: spokesmn, role'));
    const box = reader.page.locator('#mujaz-live');
    await box.waitFor();
    assert.equal(await box.getAttribute('dir'), dir);
    const told = await box.innerText();
    for (const part of [words, 'spokesmn', 'spokesman', `content/briefs/${BRIEF}.ar.md`, '7', '10']) assert.ok(told.includes(part), told);
    // The page under it is the last one without the error.
    assert.ok((await reader.page.locator('main').innerText()).includes(lang === 'ar' ? 'صباح النعمان' : 'Sabah al-Numan'));
    save(text => text.replace('id: spokesmn, role', 'id: spokesman, role'));
    await box.waitFor({ state: 'detached' });
  }
  await reader.close();
});

test('a saved change is shown without losing the place', async () => {
  const reader = await Reader.open(browser, address, { ...DESKTOP, viewport: { width: 900, height: 300 } });
  await reader.go(`ar/briefs/${BRIEF}.html`);
  const block = reader.page.locator('#dates');
  await block.evaluate(element => element.scrollIntoView());
  const where = () => block.evaluate(element => Math.round(element.getBoundingClientRect().top));
  const before = await where();
  save(text => text.replace('title: مشاورات فنية في بغداد\n', 'title: مشاورات فنية جديدة في بغداد، لها عنوان أطول كثيراً مما كان لها من قبل\n'));
  await reader.page.getByRole('heading', { level: 1, name: /جديدة/ }).waitFor();
  await reader.page.waitForFunction(() => scrollY > 0);
  assert.ok(Math.abs((await where()) - before) <= 2, `${before} > ${await where()}`);
  await reader.close();
});
