// Compaction as the built server does it: in its thread, once a text with a long tail is quiet. Nobody in the text may
// notice, and nothing of the past may go.

import { until } from './live-provider';
import { ServerStage } from './server-stage';

/** Together above the tail of 64 KiB from which a quiet text is compacted. */
const SENTENCES = 20;
const SENTENCE = 'Een zin die lang genoeg is om samen een lange staart te worden. '.repeat(80);

const stage = new ServerStage();
let section: string;

beforeEach(() => {
  section = stage.dossier.section('3-consortium');
});

const base = () => stage.client.roomBase.findUnique({ where: { roomId: section }, select: { uptoSeq: true, epoch: true } });
const archived = () => stage.client.roomUpdateArchive.count({ where: { roomId: section } });

describe('a text that was written in for a while and is quiet', () => {
  it('is compacted beside its people: they type on, newcomers have it, and its past stays', async () => {
    const [damme, admin] = [await stage.opened('damme', section), await stage.opened('admin', section)];
    damme.type('Het begin. ');
    await damme.acknowledged();
    const beginning = Number((await stage.client.room.findUniqueOrThrow({ where: { id: section } })).head);
    const before = await base();
    for (let sentence = 0; sentence < SENTENCES; sentence++) {
      damme.type(`${sentence}: ${SENTENCE}`);
      await damme.acknowledged();
    }

    await until(async () => (await base())?.epoch !== before?.epoch, 'the text is compacted');
    const { uptoSeq = 0n } = (await base()) ?? {};
    expect(Number(uptoSeq)).toBeGreaterThan(beginning);
    expect(await archived()).toBe(Number(uptoSeq));
    expect(await stage.client.roomUpdate.count({ where: { roomId: section, seq: { lte: uptoSeq } } })).toBe(0);

    damme.type(' En verder.');
    admin.type(' Ook hier.');
    await Promise.all([damme.acknowledged(), admin.acknowledged()]);
    const newcomer = await stage.opened('facilitator', section);
    await until(() => new Set([damme, admin, newcomer].map(({ text }) => text)).size === 1, 'all agree');
    for (const words of ['Het begin. ', `${SENTENCES - 1}: ${SENTENCE}`, ' En verder.', ' Ook hier.']) expect(newcomer.text).toContain(words);
    const then = await stage.asking('admin').ask('GET', `/api/sections/${section}/versions/${beginning}`);
    expect(then.body).toMatchObject({ seq: beginning, text: 'Het begin. ' });
    expect(damme.messages).toEqual([]);
    expect(stage.api.output()).not.toContain('compacting room');
  }, 90_000);
});
