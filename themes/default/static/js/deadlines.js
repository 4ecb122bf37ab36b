/* On pages with deadlines: what is due is reckoned by the reader's own clock, where the page says it by the day on which
   the site was built. The same is done in src/render/wording/left.rs; the words come with the page. Nothing is said
   aloud, and nothing changes on the day of the build. */
(() => {
  "use strict";
  const page = document.documentElement;
  const holder = document.querySelector("[data-left]");
  if (!holder) return;
  const say = JSON.parse(holder.dataset.left);
  const system = /\bdigits-(\w+)/.exec(document.body.className)?.[1] ?? "latn";
  const number = new Intl.NumberFormat(page.lang, { numberingSystem: system, useGrouping: false });
  const plural = new Intl.PluralRules(page.lang);

  /* The day of a moment in days from 1970, by the reader's clock. */
  const dayOf = (moment) =>
    Math.round(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / 864e5);
  const today = () => dayOf(new Date());

  /* A count in the words for that very number, or in those of another of the same plural form. */
  const count = (words, value) => {
    const alike = Object.keys(words).find((other) => other > 2 && plural.select(+other) === plural.select(value));
    return (words[value] ?? words[alike] ?? "#").replace("#", number.format(value));
  };

  /* How many whole months are over between two days. */
  const monthsBetween = (from, to) => {
    const [a, b] = [from, to].map((day) => new Date(day * 864e5));
    const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
    return months - (b.getUTCDate() < a.getUTCDate() ? 1 : 0);
  };

  /* Where `least`, so many whole months, have passed, no more than that is told. */
  const time = (days, isAbout, least) => {
    if (days <= 60 && !isAbout) return count(say.days, days);
    const words = days <= 60 ? count(say.days, days)
      : days <= 730 ? count(say.months, least ?? Math.round(days / 30.4375))
      : count(say.years, least === null ? Math.round(days / 365.25) : Math.floor(least / 12));
    // "Or more" says already that it is no exact count.
    return least === null ? say.about.replace("@", words) : words;
  };

  const bounds = (entry) => {
    /* What is due at an hour is so on the reader's own day, and past at that hour. */
    const written = entry.querySelector(".event-date time")?.dateTime ?? "";
    const moment = written.includes("T") ? Date.parse(written) : NaN;
    if (!Number.isNaN(moment)) {
      const day = dayOf(new Date(moment));
      return { first: day, last: day, about: false, exact: true, moment };
    }
    const day = (name) => (name in entry.dataset ? +entry.dataset[name] : null);
    const [first, last, about] = [day("first"), day("last"), "about" in entry.dataset];
    return { first, last, about, exact: first !== null && first === last && !about };
  };

  const standing = ({ first, last, exact, moment }, now) => {
    if (moment < Date.now()) return "past";
    if (last !== null && last < now) return "past";
    if (first === null) return last === null ? "now" : "due";
    return now < first || exact ? "due" : "now";
  };

  const words = (of, now) => {
    const { first, last, about, exact } = of;
    const timed = (key, days) => say[key].replace("@", time(days, about, key === "least-ago" ? monthsBetween(last, now) : null));
    if (exact) {
      const days = last - now;
      return days === 0 ? say.today : days === 1 ? say.tomorrow : days === -1 ? say.yesterday
        : days > 0 ? timed("in", days) : timed("ago", -days);
    }
    if (standing(of, now) === "past") return timed(first === null ? "ago" : "least-ago", now - last);
    if (first !== null && now < first) return timed("least-in", first - now);
    if (last === null) return say.open;
    if (last === now) return say["last-day"];
    return timed(first === null ? "most" : "any-day", last - now);
  };

  /* Puts entries in their order, and moves none that is in its place. */
  const place = (list, entries) => {
    entries.forEach((entry, at) => { if (list.children[at] !== entry) list.insertBefore(entry, list.children[at] ?? null); });
    list.closest("section").hidden = entries.length === 0;
  };

  const entries = [...holder.querySelectorAll(".deadline")].map((entry, at) => ({ entry, at, of: bounds(entry) }));
  const shown = entries.filter(({ entry }) => !entry.hidden).length;
  const [due, past, next] = [".still-due", ".now-past", ".due-next"].map((list) => holder.querySelector(list));
  let reckoned = null;

  const reckon = () => {
    const now = today();
    if (now === reckoned && entries.every(({ of }) => of.moment === undefined)) return;
    reckoned = now;
    for (const item of entries) {
      const was = item.entry.classList;
      const is = standing(item.of, now);
      if (!was.contains(is)) {
        was.remove("due", "now", "past");
        was.add(is);
      }
      const left = item.entry.querySelector(".time-left");
      const told = words(item.of, now);
      if (left.textContent !== told) left.textContent = told;
      item.isPast = is === "past";
    }
    const last = ({ of }) => of.last ?? Infinity;
    const order = (a, b) => (last(a) === last(b) ? a.of.first - b.of.first || a.at - b.at : last(a) - last(b));
    const ahead = entries.filter((item) => !item.isPast).sort(order).map((item) => item.entry);
    if (due) {
      place(due, ahead);
      place(past, entries.filter((item) => item.isPast).sort((a, b) => order(b, a)).map((item) => item.entry));
    }
    if (next) {
      entries.forEach(({ entry }) => { entry.hidden = !ahead.slice(0, shown).includes(entry); });
      next.closest("section").hidden = ahead.length === 0;
    }
    const clock = document.querySelector(".as-of");
    if (clock && clock.textContent !== say.clock) {
      /* The shorter words keep the place of the longer ones: nothing below them moves. */
      clock.style.minBlockSize = `${clock.offsetHeight}px`;
      clock.textContent = say.clock;
    }
  };

  reckon();
  /* A page that stays open, or comes back, may see another day. */
  document.addEventListener("visibilitychange", reckon);
  addEventListener("pageshow", reckon);
})();
