// The service worker: keeps the files of one build, whole, so that Carnet opens without a network. It keeps nothing
// else: no answer of the host ever enters a cache (RELIABILITY 3). Written into the site by tools/site, which puts the
// build's id and the list of its files in.
//
// A build is a folder of its own (app/<id>/), named by the only page that refers to it, so files of two builds cannot
// mix. A new build is fetched whole beside the old one, waits, and takes over when a page says so (web/updates.js) or
// when no page is open any more. The build before it is kept one turn longer, for a page that still runs it.
'use strict';

const build = '%BUILD%';
const files = ['./', ...%FILES%];
const prefix = 'carnet-';
const cacheName = prefix + build;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      // 'reload': past the browser's HTTP cache, which may hold a page of another build. All or nothing.
      await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
      // Names come in the order in which they were made: the last one before ours may still be on somebody's screen.
      const before = ours.filter((name) => name !== cacheName).pop();
      await Promise.all(ours.filter((name) => name !== cacheName && name !== before).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (url.origin !== scope.origin) return;
  const path = url.pathname;
  if (request.mode === 'navigate' && (path === scope.pathname || path === `${scope.pathname}index.html`)) {
    // The page of our own build, whatever view its address names.
    event.respondWith(kept(cacheName, './').then((page) => page ?? fetch(request)));
  } else if (path.startsWith(`${scope.pathname}app/`)) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((file) => file ?? fetch(request)));
  }
});

/** @param {string} name @param {string} file */
async function kept(name, file) {
  return (await caches.open(name)).match(file, { ignoreVary: true });
}
