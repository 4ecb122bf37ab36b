/* Over HTTP the site can be installed and read without a network. From a folder neither is needed, and neither is
   tried: there the browser would only complain. */
(function () {
  'use strict';
  if (!/^https?:$/.test(location.protocol)) return;
  // The script stands in `assets/js/` of the site, wherever the page does.
  const root = new URL('../../', document.currentScript.src);

  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = new URL(document.documentElement.lang + '/app.webmanifest', root);
  document.head.append(link);
  if (!('serviceWorker' in navigator)) return;

  /* What this page shows, where it was there before the worker was. */
  function needed() {
    const loaded = performance.getEntriesByType('resource').map(entry => entry.name);
    return [...new Set(loaded)].filter(name => name.startsWith(location.origin));
  }

  async function register() {
    const isFirst = !navigator.serviceWorker.controller;
    await navigator.serviceWorker.register(new URL('sw.js', root), { scope: root });
    const { active } = await navigator.serviceWorker.ready;
    if (isFirst) active.postMessage({ what: 'read', address: location.href, needed: needed() });
  }

  // A browser that refuses storage refuses the worker: the page is read all the same.
  const start = () => register().catch(() => {});
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}());
