// Calendars, read back by another program: every field of every entry.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, SITES, files, read } from './harness.mjs';

const require = createRequire(path.join(ROOT, 'target/tools/browser/package.json'));
const loaded = require('ical.js');
const ICAL = loaded.default ?? loaded;
const plain = text => text.replace(/[\u2066-\u2069]/g, '');

/** Returns a calendar as ical.js reads it; a line it does not understand fails. */
function calendar(site, name) {
  const text = read(site, name);
  assert.ok(!/[^\r]\n/.test(text), `${name}: every line ends with CR and LF`);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${name}: ${line}`);
  return new ICAL.Component(ICAL.parse(text));
}

/** Returns an entry as plain values. */
function entry(component) {
  const event = new ICAL.Event(component);
  const property = name => component.getFirstProperty(name);
  return {
    uid: event.uid,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    isDate: event.startDate.isDate && event.endDate.isDate,
    summary: plain(event.summary),
    language: property('summary').getParameter('language'),
    description: plain(event.description),
    stamp: component.getFirstPropertyValue('dtstamp').toString(),
    categories: property('categories')?.getValues() ?? [],
    url: component.getFirstPropertyValue('url'),
    transparent: component.getFirstPropertyValue('transp'),
    status: component.getFirstPropertyValue('status'),
  };
}

test('every calendar of both sites is one, and so are all its entries', () => {
  let count = 0;
  for (const site of Object.values(SITES)) {
    for (const name of files(site, '.ics')) {
      const whole = calendar(site, name);
      assert.equal(whole.getFirstPropertyValue('version'), '2.0');
      assert.equal(whole.getFirstPropertyValue('calscale'), 'GREGORIAN');
      assert.equal(whole.getFirstPropertyValue('refresh-interval').toString(), 'P1D');
      assert.ok(whole.getFirstPropertyValue('x-wr-calname'));
      const entries = whole.getAllSubcomponents('vevent').map(entry);
      assert.ok(entries.length > 0, name);
      assert.equal(new Set(entries.map(entry => entry.uid)).size, entries.length, name);
      for (const one of entries) {
        count += 1;
        assert.ok(one.isDate ? one.end > one.start : one.end === one.start, `${name}: ${one.start} ${one.end}`);
        assert.match(one.uid, /^[0-9a-f]{32}@mujaz$/);
        assert.equal(one.transparent, 'TRANSPARENT');
        assert.match(one.url, /^https:\/\/example\.org\/.+\/briefs\/.+\.html$/);
        assert.ok(one.summary && one.description && /T00:00:00Z$/.test(one.stamp));
      }
    }
  }
  assert.ok(count > 10, `${count} entries`);
});

test('each field says what the brief says', () => {
  const entries = calendar(SITES.nasty, 'en/deadlines.ics').getAllSubcomponents('vevent').map(entry);
  const find = title => entries.find(entry => entry.summary.startsWith(title));
  const wall = find('The wall; the quay, and more');
  assert.deepEqual([wall.summary, wall.language, wall.status], ['The wall; the quay, and more (c. spring 2031)', 'en', 'TENTATIVE']);
  assert.deepEqual([wall.start, wall.end], ['2031-03-01', '2031-06-01']);
  const handed = find('The harbour is handed over');
  assert.deepEqual([handed.summary, handed.start, handed.end, handed.status], ['The harbour is handed over', '2031-05-10', '2031-05-11', 'CONFIRMED']);
  assert.match(handed.description, /Promised by: Salim al-Fannari\n/);
  const beacon = find('The beacon is lit');
  assert.deepEqual([beacon.start, beacon.end], ['2033-03-15T04:30:00Z', '2033-03-15T04:30:00Z'], 'due at an hour');
  const lamp = find('The lamp is renewed');
  assert.deepEqual([lamp.start, lamp.end, lamp.stamp], ['2026-12-31', '2027-01-01', '2025-04-02T00:00:00Z']);
  assert.match(lamp.description, /^no later than the end of 2026\nPromised by: Harbour Office\nSource: A letter \(draft 2\), 3rd copy \(4 Mar 2025\)\nSource: .+\nBrief: /);
  assert.deepEqual(lamp.categories, ['Tides', 'Safety']);
  const lens = find('The lens is looked at');
  assert.deepEqual([lens.start, lens.end], ['2025-02-01', '2025-03-01']);
  const channel = find('The channel opens');
  assert.deepEqual([channel.start, channel.end, channel.status], ['2026-12-31', '2027-01-01', 'TENTATIVE'], 'what has no last day stands on its first');
  const arabic = calendar(SITES.nasty, 'ar/deadlines.ics').getAllSubcomponents('vevent').map(entry);
  assert.deepEqual(arabic.map(entry => entry.uid).sort(), entries.map(entry => entry.uid).sort(), 'a deadline is the same in both languages');
  assert.ok(arabic.some(entry => entry.summary.startsWith('تجديد المصباح') && entry.language === 'ar' && entry.description.includes('بتعهّد من: مكتب المرفأ')));
});
