// The published clients that the engine must serve as they are, behind one face: what they do is theirs, what is asked
// of them here is what a script would ask.

import * as version4 from '@hocuspocus/provider';
import * as version3 from 'hocuspocus-provider-3';
import { WebSocket } from 'ws';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { until } from './live-provider';

/** How a client signs in. */
export type SignIn = { readonly token: string } | { readonly cookie: string; readonly origin: string };

/** One document through one client. */
export interface PublishedClient {
  readonly doc: Y.Doc;
  readonly awareness: Awareness | null;
  /** Whether it says that it has the server's text. */
  readonly isSynced: boolean;
  /** Why it may not go on, as far as it was told. */
  readonly refusals: readonly string[];
  /** How many connections it has opened. */
  readonly attempts: number;
  disconnect(): void;
  connect(): void;
  destroy(): void;
}

/** Opens a document of the server at `liveUrl` with one of the clients. */
export type ClientMaker = (liveUrl: string, document: string, signIn: SignIn) => PublishedClient;

function socketsWith(headers: Record<string, string>, opened: () => void): new (address: string) => WebSocket {
  return class extends WebSocket {
    constructor(address: string) {
      super(address, { headers });
      opened();
    }
  };
}

const headersOf = (signIn: SignIn): Record<string, string> =>
  'token' in signIn ? {} : { cookie: signIn.cookie, origin: signIn.origin };

function hocuspocus({ HocuspocusProvider, HocuspocusProviderWebsocket }: Pick<typeof version4, 'HocuspocusProvider' | 'HocuspocusProviderWebsocket'>): ClientMaker {
  return (url, name, signIn) => {
    let attempts = 0;
    const refusals: string[] = [];
    const websocketProvider = new HocuspocusProviderWebsocket({
      url, WebSocketPolyfill: socketsWith(headersOf(signIn), () => attempts++), delay: 30, minDelay: 20, maxDelay: 100, factor: 1,
    });
    const provider = new HocuspocusProvider({
      websocketProvider, name, token: 'token' in signIn ? signIn.token : '', document: new Y.Doc(),
      onAuthenticationFailed: ({ reason }) => void refusals.push(reason),
      onStateless: ({ payload }) => {
        // Of the server's messages beside the text only a refusal has a reason to stop.
        const message = JSON.parse(payload) as { type: string; reason?: string };
        if (message.type === 'refused') refusals.push(message.reason ?? '');
      },
    });
    provider.attach();
    return {
      doc: provider.document,
      get awareness() {
        return provider.awareness;
      },
      get isSynced() {
        return provider.synced;
      },
      refusals,
      get attempts() {
        return attempts;
      },
      disconnect: () => websocketProvider.disconnect(),
      connect: () => void websocketProvider.connect(),
      destroy: () => {
        provider.destroy();
        websocketProvider.destroy();
      },
    };
  };
}

/** `y-websocket` 3. */
export const yWebsocket: ClientMaker = (liveUrl, document, signIn) => {
  let attempts = 0;
  const refusals: string[] = [];
  const headers = 'token' in signIn ? { authorization: `Bearer ${signIn.token}` } : headersOf(signIn);
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${liveUrl}/y`, document, doc, {
    // Its type is that of a browser's WebSocket; the one of ws has all that it uses.
    WebSocketPolyfill: socketsWith(headers, () => attempts++) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  provider.on('closed', ({ code, reason }) => void refusals.push(`${code} ${reason}`));
  return {
    doc,
    awareness: provider.awareness,
    get isSynced() {
      return provider.synced;
    },
    refusals,
    get attempts() {
      return attempts;
    },
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    destroy: () => provider.destroy(),
  };
};

/** `@hocuspocus/provider` 4. */
export const provider4 = hocuspocus(version4);

/** `@hocuspocus/provider` 3. */
export const provider3 = hocuspocus(version3);

/** All of them, by the name of their package and its version. */
export const publishedClients: readonly (readonly [string, ClientMaker])[] = [
  ['@hocuspocus/provider 4', provider4],
  ['@hocuspocus/provider 3', provider3],
  ['y-websocket 3', yWebsocket],
];

/** The text of all blocks, one per line. */
export const textOf = ({ doc }: PublishedClient): string =>
  doc.getXmlFragment('default').toArray().map((block) => plain(block)).join('\n');

function plain(node: unknown): string {
  // Yjs types the text of an XML text as any; without formats it is plain.
  if (node instanceof Y.XmlText) return String(node.toString());
  return node instanceof Y.XmlElement ? node.toArray().map((child) => plain(child)).join('') : '';
}

/** Types at the end of the first paragraph, which every text has from the server. */
export function type({ doc }: PublishedClient, text: string): void {
  const paragraph = doc.getXmlFragment('default').get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('the text has no paragraph: is it loaded?');
  const first = paragraph.get(0);
  if (first instanceof Y.XmlText) first.insert(first.length, text);
  else paragraph.insert(0, [new Y.XmlText(text)]);
}

/** Writes what two leave behind of whom one makes letters bold that the other deletes at the same time, and does not tidy. */
export function leaveMarksWithoutEffect({ doc }: PublishedClient, { from, length }: { readonly from: number; readonly length: number }): void {
  const state = Y.encodeStateAsUpdate(doc);
  const changes = [(text: Y.XmlText) => text.format(from, length, { bold: {} }), (text: Y.XmlText) => text.delete(from, length)];
  const updates = changes.map((change) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    change(firstText(copy));
    return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
  });
  doc.on('afterTransaction', (transaction) => void (transaction._needFormattingCleanup = false));
  for (const update of updates) Y.applyUpdate(doc, update);
}

function firstText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('default').get(0);
  const text: unknown = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the text has no letters');
  return text;
}

/** Resolves when a client has the server's text. */
export async function opened(client: PublishedClient): Promise<PublishedClient> {
  await until(() => client.isSynced && client.doc.getXmlFragment('default').length > 0, 'the text is there');
  return client;
}
