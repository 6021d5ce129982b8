// @ts-check
// Takes a new version of Carnet at a quiet moment. The service worker has fetched it whole and waits; it is announced on
// the screen, taken when the merchant says so, or by itself when the page has been out of sight for a while and nothing
// is being typed. The page is then loaded anew from one build: never half of each.
import { trustedServiceWorker } from './engine/engine_worker.js';

const lookEvery = 60 * 60 * 1000;
const quietAfter = 5 * 60 * 1000;

/**
 * @param {{ready: () => void, isBusy: () => boolean}} screen `ready` announces it; `isBusy`: something is being typed
 *   or done that a reload would tear
 */
export function watchForUpdates({ ready, isBusy }) {
  const container = navigator.serviceWorker;
  if (!container) return { take: () => location.reload() };

  /** @type {ServiceWorkerRegistration | null} */
  let registration = null;
  let taking = false;
  // The first worker of a first visit takes over too; only an update that we asked for reloads the page.
  container.addEventListener('controllerchange', () => {
    if (taking) location.reload();
  });

  const take = () => {
    if (!registration?.waiting) {
      location.reload();
      return;
    }
    taking = true;
    registration.waiting.postMessage('take over');
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;
  const announce = () => {
    ready();
    document.addEventListener('visibilitychange', () => {
      clearTimeout(quiet);
      if (document.hidden) quiet = setTimeout(() => document.hidden && !isBusy() && take(), quietAfter);
    });
  };

  container
    .register(/** @type {string} */ (trustedServiceWorker()), { updateViaCache: 'none' })
    .then((made) => {
      registration = made;
      // A worker that waits is an update only where another one is in charge.
      if (made.waiting && container.controller) announce();
      made.addEventListener('updatefound', () => {
        const worker = made.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && container.controller) announce();
        });
      });
      setInterval(() => made.update().catch(() => {}), lookEvery);
    })
    .catch((error) => {
      // Refused in private windows and in frames without storage: Carnet then needs the network to open.
      console.info('Opening without a network is not possible here:', error?.name);
    });
  return { take };
}
