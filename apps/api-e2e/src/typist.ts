import { prismaExecutor, readRoom, type PrismaClient } from '@samenpen/database';
import { documentFromUpdates } from '@samenpen/dossier-document';
import { sectionDocument } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import type { LiveDocument, LiveSocket } from './live-provider';

/** Somebody who types without end. */
export class Typist {
  readonly document: LiveDocument;
  #timer: NodeJS.Timeout | null = null;

  constructor(readonly section: string, socket: LiveSocket, token: string) {
    this.document = socket.open(sectionDocument(section), token);
  }

  start(): void {
    this.#timer = setInterval(() => this.document.type('abcdefgh '[this.document.clock % 9] ?? ' '), 8);
  }

  stop(): void {
    clearInterval(this.#timer ?? undefined);
  }
}

/** How far the log has what a typist typed. */
export async function storedClock(client: PrismaClient, { section, document }: Typist): Promise<number> {
  const room = await readRoom(prismaExecutor(client), section);
  return Y.getState(documentFromUpdates(room?.updates ?? []).store, document.doc.clientID);
}

/** How many clocks of a typist the rows of the log hold together, archived ones too: more than it typed when one is stored twice. */
export async function storedStructs(client: PrismaClient, { section, document }: Typist): Promise<number> {
  // One statement, so one moment: a compaction moves rows from the one to the other.
  const rows = await client.$queryRaw<{ update: Uint8Array }[]>`
    SELECT update FROM room_update WHERE room_id = ${section}::uuid
    UNION ALL SELECT update FROM room_update_archive WHERE room_id = ${section}::uuid`;
  return rows.reduce((sum, { update }) => {
    const { from, to } = Y.parseUpdateMeta(update);
    return sum + (to.get(document.doc.clientID) ?? 0) - (from.get(document.doc.clientID) ?? 0);
  }, 0);
}
