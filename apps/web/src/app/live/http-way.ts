import { InjectionToken } from '@angular/core';
import type * as HttpWays from '@samenpen/live-client/http';
import type { Carrier } from '@samenpen/live-client/http';

/** The way around a network without WebSockets, as this browser has it. */
export type HttpWay = {
  readonly httpStream: (ways: typeof HttpWays) => Carrier;
  readonly wayStore: () => Storage | null;
};

/** Loads it with the first live document; where there are no workers, a test brings its own. */
export const HTTP_WAY = new InjectionToken<() => Promise<HttpWay>>('the way over HTTP', {
  factory: () => () => import('./http-stream'),
});
