// What a decent client would send, of every type: the ground on which mutations are made.

import { awarenessFrame, dossierDocument, encodePresenceEntry, joinPresence, pingFrame, pongFrame, statelessFrame, step1Frame, step2Frame, updateFrame } from '@samenpen/live-protocol';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { DOCUMENT, OTHER_DOCUMENT } from '../memory-world';
import { authFrame } from '../test-client';
import type { Chance } from './chance';

const ADDRESSES = [`${DOCUMENT}\0venster`, OTHER_DOCUMENT, dossierDocument('noord'), 'section/none', '', '\0'] as const;

/** A frame of any type, as it would be right at this moment; makes a change to the document when it tells of one. */
export function validFrame(chance: Chance, doc: Y.Doc, person: string): Uint8Array {
  const address = chance.happens(0.9) ? DOCUMENT : chance.of(ADDRESSES);
  switch (chance.below(14)) {
    case 0:
      return step1Frame(address, chance.happens(0.5) ? Y.encodeStateVector(doc) : Uint8Array.of(0));
    case 1:
      return step2Frame(address, Y.encodeStateAsUpdate(doc));
    case 2:
    case 3:
      return awarenessFrame(address, presenceOf(chance, doc));
    case 4:
      return chance.of([pingFrame, pongFrame, bare(address, 3), statelessFrame(address, '{}')]);
    case 5:
      return chance.happens(0.2) ? bare(address, 7) : authFrame(address, chance.of([person, person, 'niemand', '']));
    default:
      return updateFrame(address, edit(chance, doc));
  }
}

function bare(address: string, type: number): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  writeVarUint(encoder, type);
  return toUint8Array(encoder);
}

function presenceOf(chance: Chance, doc: Y.Doc): Uint8Array {
  const clients = [doc.clientID, ...doc.store.clients.keys()];
  const entries = Array.from({ length: chance.of([0, 1, 1, 3]) }, () => ({
    clientId: chance.of(clients),
    clock: chance.below(1_000),
    state: chance.of(['null', '{"at":1}', '{"user":{"id":"an"}}', '[]', '3', '{', '{"__proto__":1}']),
  }));
  return joinPresence(entries.map(encodePresenceEntry));
}

/** Changes the document as an editor would and answers the update. */
function edit(chance: Chance, doc: Y.Doc): Uint8Array {
  let made: Uint8Array = Uint8Array.of(0, 0);
  const keep = (update: Uint8Array): void => void (made = update);
  doc.once('update', keep);
  doc.transact(() => change(chance, doc.getXmlFragment('default')));
  doc.off('update', keep);
  return made;
}

function change(chance: Chance, text: Y.XmlFragment): void {
  const at = chance.below(text.length + 1);
  const child = text.length === 0 ? null : text.get(chance.below(text.length));
  if (child !== null && chance.happens(0.25)) return text.delete(chance.below(text.length), 1);
  if (child instanceof Y.XmlText) return child.insert(0, chance.of(['één', '👍', 'x']), chance.happens(0.3) ? { bold: true } : {});
  if (child instanceof Y.XmlElement && child.length === 0) return child.insert(0, [new Y.XmlText('tekst')]);
  if (child instanceof Y.XmlElement) return child.setAttribute('level', String(chance.below(3)));
  text.insert(at, [chance.happens(0.5) ? new Y.XmlElement('paragraph') : new Y.XmlText('los')]);
}
