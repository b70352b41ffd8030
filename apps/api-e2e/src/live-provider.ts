// The real, unmodified provider of a real editor, as a script or a browser would run it.

import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { readLiveMessage } from '@samenpen/live-protocol';
import type { LiveMessage } from '@samenpen/live-protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LiveLedger } from './live-ledger';

/** One socket; several documents may be opened on it. */
export class LiveSocket {
  readonly provider: HocuspocusProviderWebsocket;
  readonly opened: LiveDocument[] = [];

  constructor(url: string, headers: Readonly<Record<string, string>> = {}, Wire = WebSocket) {
    const acknowledged = (address: string, clocks: ReadonlyMap<number, number>): void => {
      this.opened.find(({ name }) => name === address)?.onDisk(clocks);
    };
    class WatchedWebSocket extends Wire {
      readonly #ledger = new LiveLedger(acknowledged);

      constructor(address: string) {
        super(address, { headers });
        // The provider asks for array buffers.
        this.addEventListener('message', ({ data }) => this.#ledger.received(new Uint8Array(data as ArrayBuffer)));
      }

      override send(bytes: Uint8Array): void {
        this.#ledger.sent(bytes);
        super.send(bytes);
      }
    }
    this.provider = new HocuspocusProviderWebsocket({
      url, WebSocketPolyfill: WatchedWebSocket, delay: 30, minDelay: 20, maxDelay: 100, factor: 1,
    });
  }

  open(name: string, token: string, doc = new Y.Doc()): LiveDocument {
    const opened = new LiveDocument(this.provider, { name, token, doc });
    this.opened.push(opened);
    return opened;
  }

  destroy(): void {
    for (const { provider } of this.opened) provider.destroy();
    this.provider.destroy();
  }
}

/** One document through the provider, with what it heard. */
export class LiveDocument {
  readonly provider: HocuspocusProvider;
  readonly messages: LiveMessage[] = [];
  readonly payloads: string[] = [];
  readonly refused: string[] = [];
  readonly name: string;
  /** The clock of its own Yjs client up to which the server has said that it is on disk. */
  acknowledgedClock = 0;

  constructor(websocketProvider: HocuspocusProviderWebsocket, { name, token, doc }: { name: string; token: string; doc: Y.Doc }) {
    this.name = name;
    this.provider = new HocuspocusProvider({
      websocketProvider, name, token, document: doc,
      onAuthenticationFailed: ({ reason }) => void this.refused.push(reason),
      onStateless: ({ payload }) => {
        this.payloads.push(payload);
        const message = readLiveMessage(payload);
        if (message !== null) this.messages.push(message);
      },
    });
    this.provider.attach();
  }

  get doc(): Y.Doc {
    return this.provider.document;
  }

  /** The clock that its own Yjs client has reached. */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  onDisk(clocks: ReadonlyMap<number, number>): void {
    this.acknowledgedClock = Math.max(this.acknowledgedClock, clocks.get(this.doc.clientID) ?? 0);
  }

  /** The text of all paragraphs, one per line. */
  get text(): string {
    const lines = this.doc.getXmlFragment('default').toArray().map((block) => textOf(block));
    return lines.join('\n');
  }

  /** Loses the connection; the document stays and can be edited. */
  async disconnect(): Promise<void> {
    const { websocketProvider } = this.provider.configuration;
    websocketProvider.disconnect();
    await until(() => websocketProvider.status === WebSocketStatus.Disconnected, 'the connection is gone');
  }

  async connect(): Promise<void> {
    await this.provider.configuration.websocketProvider.connect();
  }

  get unsynced(): number {
    return this.provider.unsyncedChanges;
  }

  /** Types at the end of the first paragraph, which every text has from the server. */
  type(text: string): void {
    const paragraph = this.doc.getXmlFragment('default').get(0);
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('the text has no paragraph: is it loaded?');
    const first = paragraph.get(0);
    if (first instanceof Y.XmlText) first.insert(first.length, text);
    else paragraph.insert(0, [new Y.XmlText(text)]);
  }

  /** Resolves once everything is acknowledged. */
  async acknowledged(): Promise<void> {
    const isDone = (): boolean => this.provider.isAuthenticated && this.unsynced === 0 && this.acknowledgedClock === this.clock;
    await until(isDone, () => `${this.name} is acknowledged: ${this.acknowledgedClock} of ${this.clock}, ${this.unsynced} unanswered`);
  }
}

function textOf(node: unknown): string {
  // Yjs types the text of an XML text as any; without formats it is plain.
  if (node instanceof Y.XmlText) return String(node.toString());
  return node instanceof Y.XmlElement ? node.toArray().map((child) => textOf(child)).join('') : '';
}

/** Waits for something that the server brings about; fails with its name after forty seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string | (() => string)): Promise<void> {
  const limit = Date.now() + 40_000;
  while (!(await holds())) {
    if (Date.now() > limit) throw new Error(`not in forty seconds: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
