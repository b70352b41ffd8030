/*
 * The way in for screens that show no text: the connection and who is where, without Yjs' text, the
 * document's schema or the offline store, which a browser would otherwise fetch with them.
 */
export { LiveConnection } from './live-connection';
export type { ConnectionState, LiveConnectionOptions } from './live-connection';
export { liveSocket } from './carrier/live-socket';
export type { LiveSocketOptions } from './carrier/live-socket';
export { LiveDossier } from './live-dossier';
export type { LiveDossierEvents, OwnPlace, PresentWindow } from './live-dossier';
