import {
  appendServerUpdate,
  prismaExecutor,
  readRoom,
  type PrismaClient,
} from '@samenpen/database';
import { changeToJson, documentFromUpdates } from '@samenpen/dossier-document';

/** Replaces the text of a section by one paragraph, as an edit of the person that is stored in the room's log. */
export async function writeText(
  client: PrismaClient,
  sectionId: string,
  { text, author }: { text: string; author: string },
): Promise<void> {
  const room = await readRoom(prismaExecutor(client), sectionId);
  if (room === null) throw new Error(`section ${sectionId} has no room`);
  const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  const clientId = 1000 + Math.floor(Math.random() * 2 ** 31);
  const update = changeToJson(documentFromUpdates(room.updates), json, { clientId });
  await appendServerUpdate(prismaExecutor(client), { roomId: sectionId, update, authorId: author });
}
