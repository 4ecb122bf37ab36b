// Who appears with whom, and the map: names that can be read, a walk by keyboard, and a picture that grows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, Reader, SITES, folder, launch, serve } from './harness.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(SITES.own);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const PICTURES = ['ar/network.html', 'en/network.html', 'ar/map.html', 'en/map.html'];
const box = page => page.$eval('svg.picture', svg => svg.getAttribute('viewBox').split(' ').map(Number));
const focused = page => page.evaluate(() => document.activeElement.closest('svg.picture a')?.querySelector('title').textContent ?? null);

/** Goes to the picture by keyboard, and returns what the first stop in it says. */
async function enter(page) {
  await page.focus('.zoom button:last-child');
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    const title = await focused(page);
    if (title) return title;
  }
  throw new Error('no mark is a stop');
}

for (const name of PICTURES) {
  describe(name, () => {
    test('no name lies on another, on the page as it is painted, and all lie inside', async () => {
      const reader = await Reader.open(browser, folder(SITES.own), DESKTOP);
      const page = await reader.go(name);
      await reader.facesInUse();
      const faults = await page.evaluate(() => {
        const frame = document.querySelector('svg.picture').getBoundingClientRect();
        const names = [...document.querySelectorAll('svg.picture text')].filter(text => text.checkVisibility());
        const boxes = names.map(text => ({ box: text.getBoundingClientRect(), mark: text.parentElement, text: text.textContent }));
        const found = names.length ? [] : ['there are no names'];
        boxes.forEach(({ box, mark, text }, at) => {
          // Letters are smaller than the line that they stand on.
          const [top, bottom] = [box.top + box.height * 0.25, box.bottom - box.height * 0.25];
          if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${text} leaves the picture`);
          for (const other of boxes.slice(at + 1)) {
            const [otherTop, otherBottom] = [other.box.top + other.box.height * 0.25, other.box.bottom - other.box.height * 0.25];
            const lies = box.left < other.box.right && other.box.left < box.right && top < otherBottom && otherTop < bottom;
            if (lies && mark !== other.mark) found.push(`${text} lies on ${other.text}`);
          }
        });
        return found;
      });
      assert.deepEqual(faults, []);
      reader.assertCalm();
      await reader.close();
    });

    test('a name stands in the middle of its room, in whichever direction it is read', async () => {
      const reader = await Reader.open(browser, folder(SITES.own), DESKTOP);
      const page = await reader.go(name);
      const off = await page.evaluate(() => [...document.querySelectorAll('svg.picture text:not([x])')].filter(text => text.checkVisibility()).map(text => {
        const [name, circle] = [text.getBoundingClientRect(), text.parentElement.querySelector('circle').getBoundingClientRect()];
        return Math.abs((name.left + name.right - circle.left - circle.right) / 2);
      }));
      assert.ok(off.length > 0 && Math.max(...off) < 3, `${off}`);
      await reader.close();
    });

    test('the keyboard walks from mark to mark, and opens a page', async () => {
      const reader = await Reader.open(browser, server.root + '', DESKTOP);
      const page = await reader.go(name);
      const first = await enter(page);
      assert.equal(await page.textContent('.asked'), first);
      const seen = new Set([first]);
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowUp', 'End', 'Home']) {
        await page.keyboard.press(key);
        seen.add(await focused(page));
      }
      assert.ok(seen.size > 2 && !seen.has(null), [...seen].join(', '));
      const stroke = await page.evaluate(() => getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth);
      assert.equal(stroke, '4px');
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), null, 'one mark is a stop, not all of them');
      await page.keyboard.press('Shift+Tab');
      assert.notEqual(await focused(page), null);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.match(page.url(), /\/(actors|places)\/[^/]+\.html$/);
      reader.assertCalm();
      await reader.close();
    });

    test('keys, buttons and the wheel make it larger, and whole again', async () => {
      const reader = await Reader.open(browser, folder(SITES.own), DESKTOP);
      const page = await reader.go(name);
      const whole = await box(page);
      await page.click('[data-zoom=in]');
      const [, , width] = await box(page);
      assert.ok(width < whole[2]);
      await page.click('[data-zoom=out]');
      assert.deepEqual(await box(page), whole);
      await enter(page);
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      assert.ok((await box(page))[2] < width);
      await page.keyboard.press('0');
      assert.deepEqual(await box(page), whole);
      const at = await page.$eval('svg.picture', svg => { const b = svg.getBoundingClientRect(); return [b.left + b.width / 2, b.top + 100]; });
      await page.mouse.move(...at);
      await page.mouse.wheel(0, -400);
      await page.waitForFunction(width => Number(document.querySelector('svg.picture').getAttribute('viewBox').split(' ')[2]) < width, whole[2]);
      await page.click('[data-zoom=whole]');
      assert.deepEqual(await box(page), whole);
      reader.assertCalm();
      await reader.close();
    });

    test('without a script every mark is a stop with a name, and a phone scrolls through the picture', async () => {
      const reader = await Reader.open(browser, folder(SITES.own), { ...PHONE, javaScriptEnabled: false });
      const page = await reader.go(name);
      assert.equal(await reader.overflow(), 0);
      const marks = page.locator('svg.picture a');
      const count = await marks.count();
      assert.ok(count > 2);
      const names = await page.locator('svg.picture').getByRole('link', { name: /.+: .*\S/ }).count();
      assert.equal(names, count);
      assert.equal(await page.locator('.zoom').isVisible(), false);
      const smallest = await page.evaluate(() => {
        const svg = document.querySelector('svg.picture');
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return Math.min(...[...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize) * scale));
      });
      assert.ok(smallest > 10.5, `letters are ${smallest} px high`);
      await reader.close();
    });
  });
}

test('asking for an actor shows whom it is tied to, and a group by its link', async () => {
  const reader = await Reader.open(browser, folder(SITES.own), DESKTOP);
  const page = await reader.go('en/network.html');
  await enter(page);
  const near = await page.locator('svg.network a.near').count();
  const lines = await page.locator('svg.network path.near').count();
  assert.ok(near > 0 && near === lines, `${near} others, ${lines} lines`);
  await page.click('.groups a');
  await page.mouse.move(0, 0);
  const faint = await page.$$eval('svg.network > g[id]', groups => groups.filter(group => getComputedStyle(group).opacity < 1).length);
  assert.equal(faint, await page.locator('svg.network > g[id]').count() - 1);
  reader.assertCalm();
  await reader.close();
});
