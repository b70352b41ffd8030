// Many connections at once, as cheap as a test can make them: each signs in, opens one text, answers the server's
// pings and keeps what it is sent as bytes.

import { pongFrame, sectionDocument, step1Frame } from '@samenpen/live-protocol';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Who opens which section. */
export type Visit = { readonly section: string; readonly token: string };

/** So many are on their way at once: a crowd, and yet no more than a machine takes in one breath. */
const AT_ONCE = 150;

const SYNC = 0;
const STEP2 = 1;
const UPDATE = 2;

/** One connection with one document open. */
export class CrowdMember {
  /** The states and updates it was sent, in their order. */
  readonly updates: Uint8Array[] = [];
  isOpen = false;
  /** Why the server ended the connection; null while it is there. */
  closedWith: number | null = null;
  readonly #socket: WebSocket;
  readonly #address: string;

  constructor(url: string, { section, token }: Visit) {
    this.#address = sectionDocument(section);
    this.#socket = new WebSocket(url);
    this.#socket.on('open', () => {
      this.#socket.send(auth(this.#address, token));
      this.#socket.send(step1Frame(this.#address, Uint8Array.of(0)));
    });
    this.#socket.on('message', (bytes: Buffer) => this.#heard(bytes));
    this.#socket.on('close', (code) => void (this.closedWith = code));
    // The close that follows says it.
    this.#socket.on('error', () => undefined);
  }

  get bytes(): number {
    return this.updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  leave(): void {
    this.#socket.terminate();
  }

  /** Stays connected and neither reads nor answers any more, like a machine that lost its network. */
  freeze(): void {
    this.#socket.pause();
  }

  #heard(bytes: Buffer): void {
    if (bytes.length === 1) return this.#socket.send(pongFrame);
    const decoder = createDecoder(bytes);
    readVarString(decoder);
    if (readVarUint(decoder) !== SYNC) return;
    const step = readVarUint(decoder);
    if (step === STEP2) this.isOpen = true;
    if (step === STEP2 || step === UPDATE) this.updates.push(readVarUint8Array(decoder));
  }
}

/** States a version, so that the server pings it. */
function auth(address: string, token: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  [2, 0].forEach((part) => writeVarUint(encoder, part));
  for (const text of [token, '4.8.0']) writeVarString(encoder, text);
  return toUint8Array(encoder);
}

/** The document that a member was sent. */
export function documentOf(member: CrowdMember | undefined): Y.Doc {
  const doc = new Y.Doc();
  for (const update of member?.updates ?? []) Y.applyUpdate(doc, update);
  return doc;
}

/** Opens all of them, and resolves when each has its text or was turned away. */
export async function openCrowd(url: string, visits: readonly Visit[]): Promise<CrowdMember[]> {
  const members: CrowdMember[] = [];
  const isOnItsWay = ({ isOpen, closedWith }: CrowdMember): boolean => !isOpen && closedWith === null;
  for (const visit of visits) {
    while (members.slice(-2 * AT_ONCE).filter(isOnItsWay).length >= AT_ONCE) await turn();
    members.push(new CrowdMember(url, visit));
  }
  while (members.some(isOnItsWay)) await turn();
  return members;
}

const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 2));
