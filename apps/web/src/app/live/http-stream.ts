import type * as HttpWays from '@samenpen/live-client/http';
import type { Carrier } from '@samenpen/live-client/http';

/** Frames over HTTP, for all windows of this browser together where it can share. */
export function httpStream({ HttpCarrier, SharedCarrier }: typeof HttpWays): Carrier {
  const own = (): Carrier => new HttpCarrier({ url: '/live/http', fetch });
  // Without locks the worker would not notice that a window was closed.
  const locks = navigator.locks as LockManager | undefined;
  if (typeof SharedWorker === 'undefined' || locks === undefined) return own();
  const worker = new SharedWorker(new URL('./http-stream.worker', import.meta.url), { type: 'module', name: 'samenpen-live' });
  return new SharedCarrier(worker, { locks, instead: own });
}

/** Where this browser remembers which way worked; null when it does not let us. */
export function wayStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    // Forbidden by the browser's settings.
    return null;
  }
}
