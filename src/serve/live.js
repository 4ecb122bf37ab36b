// Shows the next version of a page when there is one, at the same place, and what is wrong with the site.
(() => {
  const mark = document.currentScript.dataset.mark;
  const lang = document.documentElement.lang.split("-")[0];
  const isArabic = lang === "ar";
  const words = isArabic
    ? {
        heading: "في المحتوى أخطاء",
        what: "تعرض الصفحة آخر نسخة سليمة إلى أن تُصحَّح.",
        line: "السطر",
        column: "العمود",
        comma: "،",
        help: "الحل",
        close: "إغلاق",
      }
    : {
        heading: "The content has errors",
        what: "The page shows the last good version until they are mended.",
        line: "line",
        column: "column",
        comma: ",",
        help: "help",
        close: "Close",
      };
  const KEY = "mujaz-place";

  // The block at the top of the window, and how far it is from there: the page may have grown above it.
  function place() {
    for (const block of document.querySelectorAll("main [id]")) {
      const { top, bottom } = block.getBoundingClientRect();
      if (bottom > 0) return { id: block.id, top, y: scrollY, path: location.pathname };
    }
    return { y: scrollY, path: location.pathname };
  }

  function restore() {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (!kept) return;
    const { id, top, y, path } = JSON.parse(kept);
    if (path !== location.pathname) return;
    const block = id && document.getElementById(id);
    if (!block || y === 0) return scrollTo({ top: y, behavior: "instant" });
    scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  let closed = "";
  function show(errors) {
    document.getElementById("mujaz-live")?.remove();
    if (errors.length === 0 || closed === JSON.stringify(errors)) return;
    const box = element("section");
    box.id = "mujaz-live";
    box.lang = isArabic ? "ar" : "en";
    box.dir = isArabic ? "rtl" : "ltr";
    box.setAttribute("role", "alert");
    const close = element("button", words.close);
    close.type = "button";
    close.addEventListener("click", () => {
      closed = JSON.stringify(errors);
      box.remove();
    });
    const list = element("ul");
    for (const { file, line, column, message, help } of errors.slice(0, 50)) {
      const item = element("li");
      const where = element("p", "", "where");
      const path = element("code", file);
      path.dir = "ltr";
      where.append(path, ` · ${words.line} ${line}${words.comma} ${words.column} ${column}`);
      const what = element("p", message);
      what.dir = "auto";
      item.append(where, what);
      if (help) {
        const advice = element("p", `${words.help}: `);
        const bdi = element("bdi", help);
        advice.append(bdi);
        item.append(advice);
      }
      list.append(item);
    }
    const more = errors.length > 50 ? [element("p", `+${errors.length - 50}`)] : [];
    box.append(close, element("h2", words.heading), element("p", words.what), list, ...more);
    document.body.append(box);
  }

  async function look() {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (answer.headers.get("etag") === `"${mark}"`) return;
    sessionStorage.setItem(KEY, JSON.stringify(place()));
    location.reload();
  }

  let seen = 0;
  const news = new EventSource("/_mujaz/news");
  news.addEventListener("message", ({ data }) => {
    const { version, errors: told } = JSON.parse(data);
    const errors = told[isArabic ? "ar" : "en"];
    if (version !== seen || seen === 0) look().catch(() => {});
    seen = version;
    show(errors);
  });
  // A reload leaves where it was; the server may be another one now.
  news.addEventListener("error", () => { seen = 0; });
  if (document.readyState === "complete") restore();
  else addEventListener("load", restore);
})();
