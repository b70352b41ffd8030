/** One reader stops reading while somebody else writes 300 MB: what the server keeps for it. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { FRAGMENT, emptyParagraph } from '../load/typed-edits.mts';
import { RawClient } from '../load/raw-client.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus, hocuspocusTuned } from '../servers/hocuspocus.mts';
import { documentAt, onStage, placeOf, settledRss, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';

const UPDATES = 6_000;
const UPDATE_BYTES = 50_000;
/** The writer itself never has more than this unsent (bytes). */
const UNSENT = 4 * 1_024 * 1_024;
const AFTER_MS = 3_000;
const WRITER = 2_000_000_001;

export const stalledReader: RowFamily = { names: ['stalled-reader'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const systems = [samenpen, hocuspocus, hocuspocusTuned];
  const medians = await takeTurns(bench, { row: 'stalled-reader', systems }, (system) =>
    stalled(bench, system),
  );
  const [own, peer] = [medians.get('samenpen'), medians.get('hocuspocus')];
  return [
    rowOf('stalled-reader', 'MiB', { samenpen: own?.grown, peer: peer?.grown }),
    rowOf('other/stalled-reader/highest', 'MiB', { samenpen: own?.highest, peer: peer?.highest }),
    rowOf('other/hocuspocus-tuned/stalled-reader', 'MiB', {
      samenpen: own?.grown,
      peer: medians.get('hocuspocus-tuned')?.grown,
    }),
  ];
}

function stalled({ stage, options: { isQuick } }: Bench, system: System) {
  const updates = isQuick ? 60 : UPDATES;
  const filling = { documents: 1, content: emptyParagraph() };
  return onStage({ stage, system, filling }, async (subject) => {
    const { server } = subject;
    const place = placeOf(subject, documentAt(subject.trial, 0));
    const [reader, writer] = [await RawClient.open(place), await RawClient.open(place)];
    reader.socket.pause();
    const before = await settledRss(server, isQuick);
    const highest = await writeAll(subject, { writer, updates });
    await pause(isQuick ? 300 : AFTER_MS);
    const after = await settledRss(server, isQuick);
    reader.close();
    writer.close();
    return { grown: after - before, highest: highest - before, before, after };
  });
}

/** Answers the highest memory on the way, once every update has been answered. */
async function writeAll(
  { server }: Subject,
  { writer, updates }: { writer: RawClient; updates: number },
): Promise<number> {
  let highest = 0;
  let answered = 0;
  writer.onFrame(({ kind }) => (answered += kind === 'status' ? 1 : 0));
  let sent = 0;
  for (const update of replacedPassages(updates)) {
    writer.sendUpdate(update);
    sent += 1;
    while (writer.socket.bufferedAmount > UNSENT) await pause(1);
    if (sent % 20 === 0) {
      highest = Math.max(highest, server.rss());
      // Lets answers in.
      await pause(0);
    }
  }
  while (answered < updates) {
    if (writer.socket.readyState !== writer.socket.OPEN)
      throw new Error('the server closed the writer');
    highest = Math.max(highest, server.rss());
    await pause(10);
  }
  return highest;
}

/** A long passage that is replaced again and again: the document itself stays as small as one of them. */
function* replacedPassages(count: number): Generator<Uint8Array> {
  const doc = new Y.Doc();
  doc.clientID = WRITER;
  Y.applyUpdate(doc, emptyParagraph());
  const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the content has no paragraph with a text');
  let last = new Uint8Array(0);
  doc.on('update', (update: Uint8Array) => (last = new Uint8Array(update)));
  for (let index = 0; index < count; index += 1) {
    doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, String.fromCharCode(97 + (index % 26)).repeat(UPDATE_BYTES));
    });
    yield last;
  }
}
