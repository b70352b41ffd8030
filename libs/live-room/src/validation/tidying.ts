// An ordinary Yjs document deletes marks without effect by itself, also that of somebody who only reads. Who may write has
// that stored as any other edit. Whoever may not has written nothing, and is not refused for it.

import { faithfulDocument, saidIn } from '@samenpen/dossier-document';
import * as Y from 'yjs';
import type { DecodedUpdate } from './decode-update';
import { undeleted } from './judge-update';

/** Whether all that an update does is to delete marks, of texts that say without them what they say with them. */
export function onlyTidies(doc: Y.Doc, update: Uint8Array, { deletes }: DecodedUpdate): boolean {
  const texts = new Map<Y.ID, Y.XmlText>();
  for (const { struct } of undeleted(doc, deletes)) {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat && struct.parent instanceof Y.XmlText)) return false;
    if (struct.parent._item !== null) texts.set(struct.parent._item.id, struct.parent);
  }
  const without = faithfulDocument();
  Y.applyUpdate(without, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(without, update);
  return [...texts].every(([id, text]) => {
    const { content } = Y.getItem(without.store, id);
    const other = content instanceof Y.ContentType ? content.type : null;
    return other instanceof Y.XmlText && JSON.stringify(saidIn(other)) === JSON.stringify(saidIn(text));
  });
}
