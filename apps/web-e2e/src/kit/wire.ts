// What a window really sends: every frame of its live connections, read as the server reads it.

import {
  type ClientFrame,
  MalformedFrame,
  parseAddress,
  readClientFrame,
  sectionDocument,
} from '@samenpen/live-protocol';
import type { Page } from 'playwright-core';
import { applyUpdate, Doc } from 'yjs';

type SyncFrame = Extract<ClientFrame, { readonly update: Uint8Array }>;

const carriesText = (frame: ClientFrame): frame is SyncFrame =>
  frame.kind === 'update' || frame.kind === 'step2';

/** The frames of one window, from the moment that this is made. */
export class Wire {
  readonly #sent: ClientFrame[] = [];
  readonly #received: ClientFrame[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).pathname !== '/live') return;
      socket.on('framesent', ({ payload }) => keep(this.#sent, payload));
      socket.on('framereceived', ({ payload }) => keep(this.#received, payload));
    });
  }

  /** The kinds of the frames that were sent for the text of a section. */
  kindsFor(section: string): string[] {
    return this.#sent
      .filter((frame) => documentOf(frame) === sectionDocument(section))
      .map(({ kind }) => kind);
  }

  /** The sections whose opening this window answered: each with a Step2, also when there is nothing to say. */
  get opened(): ReadonlySet<string> {
    const answered = this.#sent.filter(({ kind }) => kind === 'step2').map(documentOf);
    return new Set(
      answered.flatMap((name) =>
        name.startsWith('section/') ? [name.slice('section/'.length)] : [],
      ),
    );
  }

  /**
   * What was sent that the server did not have: every Update, and each Step2 that changes what came from
   * there. A Step2 repeats all deletions that are known, so that its length alone says nothing.
   */
  get written(): string[] {
    const known = new Map<string, Doc>();
    const docOf = (frame: ClientFrame): Doc => {
      const name = documentOf(frame);
      const doc = known.get(name) ?? new Doc();
      known.set(name, doc);
      return doc;
    };
    for (const frame of this.#received.filter(carriesText)) applyUpdate(docOf(frame), frame.update);
    return this.#sent
      .filter(carriesText)
      .filter((frame) => frame.kind === 'update' || isNews(docOf(frame), frame.update))
      .map((frame) => `${frame.kind} for ${documentOf(frame)}`);
  }
}

function keep(frames: ClientFrame[], payload: string | Buffer): void {
  if (typeof payload === 'string') return;
  try {
    frames.push(readClientFrame(Uint8Array.from(payload)));
  } catch (fault) {
    // The server also says what no client says; text travels in the same frames both ways.
    if (!(fault instanceof MalformedFrame)) throw fault;
  }
}

const documentOf = (frame: ClientFrame): string =>
  'address' in frame ? parseAddress(frame.address).documentName : '';

function isNews(doc: Doc, update: Uint8Array): boolean {
  let hasChanged = false;
  const note = (): void => void (hasChanged = true);
  doc.on('update', note);
  applyUpdate(doc, update);
  doc.off('update', note);
  return hasChanged;
}
