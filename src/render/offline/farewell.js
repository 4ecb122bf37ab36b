/* The site is no longer kept on readers' devices: what a former version of it left there goes, and so does its
   worker. Of what other sites of this host keep nothing is touched. */
'use strict';

const PREFIX = 'mujaz ' + new URL('./', self.location).pathname + ' ';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await self.registration.unregister();
})()));
