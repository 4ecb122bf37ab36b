// Takes the pictures of the guide from the real thing: the example of docs/, built and served, in Chromium.
// Run by `./check pictures`; what it makes is kept beside the pages that show it.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, launch } from '../browser/harness.mjs';

const MUJAZ = path.join(ROOT, 'target/debug/mujaz');
const PAGES = path.join(ROOT, 'docs/content/pages');
const BRIEF = '2025-11-07-talks';

// The pages that show the pictures are no part of what is on them.
const site = mkdtempSync(path.join(tmpdir(), 'mujaz-guide-'));
cpSync(path.join(ROOT, 'docs'), site, { recursive: true, filter: from => from !== PAGES && !/docs\/public/.test(from) });
const built = spawnSync(MUJAZ, ['build', '--quiet', '--no-cards', '--root', site], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 960, height: 620 }, deviceScaleFactor: 1.5, reducedMotion: 'reduce' });
const page = await context.newPage();

async function take(address, chapter, file) {
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(PAGES, chapter, file) });
}

const root = pathToFileURL(path.join(site, 'public')).href;
for (const lang of ['ar', 'en']) {
  await take(`${root}/${lang}/briefs/${BRIEF}.html`, '2-brief', `brief.${lang}.png`);
  await take(`${root}/${lang}/timeline/index.html`, '5-dates', `timeline.${lang}.png`);
}
await take(`${root}/ar/with-en/${BRIEF}.html`, '6-translation', 'parallel.png');

const server = spawn(MUJAZ, ['serve', '--root', site, '--port', '3900'], { stdio: ['ignore', 'pipe', 'pipe'] });
const address = await new Promise((done, fail) => {
  let said = '';
  const read = bytes => {
    said += bytes;
    const found = /http:\/\/[^\s]+/.exec(said);
    if (found) done(found[0].replace(/\/$/, ''));
  };
  server.stdout.on('data', read);
  server.stderr.on('data', read);
  server.on('exit', () => fail(new Error(said)));
});

// A mistake that an editor makes while the site is served.
await page.goto(`${address}/ar/briefs/${BRIEF}.html`);
const file = path.join(site, `content/briefs/${BRIEF}.ar.md`);
writeFileSync(file, readFileSync(file, 'utf8').replace('id: spokesman, role', 'id: spokesmn, role'));
await page.getByText('spokesmn').first().waitFor();
for (const lang of ['ar', 'en']) await take(`${address}/${lang}/briefs/${BRIEF}.html`, '1-begin', `serve.${lang}.png`);
server.kill();
await browser.close();
rmSync(site, { recursive: true });
