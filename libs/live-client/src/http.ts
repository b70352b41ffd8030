/*
 * The way in for what carries frames over HTTP: a browser fetches it only where WebSockets do not work.
 */
export { HttpCarrier } from './carrier/http-carrier';
export type { HttpPlace } from './carrier/http-requests';
export { SharedCarrier, serveWindow } from './carrier/shared-carrier';
export type { Carrier } from './carrier/carrier';
