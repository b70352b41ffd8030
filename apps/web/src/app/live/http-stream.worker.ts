// The shared worker that holds the one connection over HTTP of this browser.

// eslint-disable-next-line @nx/enforce-module-boundaries -- a worker is a program of its own, and is itself loaded late
import { HttpCarrier, serveWindow } from '@samenpen/live-client/http';

const carrier = new HttpCarrier({ url: '/live/http', fetch });

addEventListener('connect', (event) => {
  // A shared worker's own event; this file is compiled with the types of a page.
  const { ports } = event as MessageEvent;
  for (const port of ports) serveWindow(port, carrier, navigator.locks);
});
