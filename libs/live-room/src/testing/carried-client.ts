// A client over HTTP, one request at a time, so that a test decides what is repeated, cut off or lost.

import { encodeCarriedMessage, readCarriedMessage, step1Frame, step2Frame, updateFrame } from '@samenpen/live-protocol';
import type { CarriedMessage } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import type { HttpCarrier } from '../http/http-carrier';
import type { Read } from '../http/http-connection';
import type { Unknown } from '../http/http-relay';
import { DOCUMENT } from './memory-world';
import { authFrame } from './test-client';

/** Frames of a person who opens the document and types. */
export class CarriedPerson {
  readonly doc = new Y.Doc();

  constructor(
    readonly name: string,
    readonly channel = 1,
  ) {}

  get login() {
    return { loginId: this.name, personId: this.name };
  }

  /** The messages that open a channel and the document on it. */
  opening(): Uint8Array[] {
    return [
      encodeCarriedMessage({ channel: this.channel, kind: 'open' }),
      this.frame(authFrame(DOCUMENT, this.name)),
      this.frame(step1Frame(DOCUMENT, Y.encodeStateVector(this.doc))),
      this.frame(step2Frame(DOCUMENT, Y.encodeStateAsUpdate(this.doc))),
    ];
  }

  typed(text: string): Uint8Array {
    let typed: Uint8Array = new Uint8Array();
    this.doc.once('update', (update: Uint8Array) => (typed = update));
    const own = this.doc.getText('default');
    own.insert(own.length, text);
    return this.frame(updateFrame(DOCUMENT, typed));
  }

  frame(frame: Uint8Array): Uint8Array {
    return encodeCarriedMessage({ channel: this.channel, kind: 'frame', frame });
  }
}

/** Reads what is there after a number, as one GET would. */
export function readAfter(
  carrier: HttpCarrier,
  { id, login, position, reader = 'a GET' }: { id: string; login: CarriedPerson['login']; position: number; reader?: string },
): Promise<Read | Unknown> {
  return carrier.read(id, login, { reader, isFirst: true, position, received: 0, patience: 0 });
}

export function messagesOf(read: Read | Unknown): CarriedMessage[] {
  if (read.kind !== 'messages') throw new Error(`no messages: ${read.kind}`);
  return read.messages.map((bytes) => readCarriedMessage(bytes));
}
