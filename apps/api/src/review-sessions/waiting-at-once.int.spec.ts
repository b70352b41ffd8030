import { randomUUID } from 'node:crypto';
import { sectionDetail } from '@samenpen/contracts';
import { writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { inHours } from '../testing/in-hours';
import type { Answered, TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** Before one order held for all locks, one of a dozen rounds went wrong. */
const ROUNDS = 20;

/** A session about one section that Damme chairs, with its item on the table. */
type Table = { readonly session: string; readonly item: string };

const move = ({ session }: Table, who: TestRole, body: object): Promise<Answered> =>
  server.ask('POST', `/api/review-sessions/${session}/moves`, { as: dossier.people[who], body });

async function aTable(section: string, session: string): Promise<Table> {
  const { damme } = dossier.people;
  const table = { session, item: randomUUID() };
  const plan = { id: session, title: 'Overleg', startsAt: inHours(-1), place: '', preparation: '', chair: damme.id, invited: [] };
  await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: damme, body: { ...plan, agenda: [{ id: table.item, section, minutes: 10 }] } });
  await move(table, 'damme', { move: 'start' });
  await move(table, 'damme', { move: 'open', item: table.item });
  return table;
}

describe('a decision that begins to wait while another one on the same section is confirmed', () => {
  it('waits for it in no circle, also when it is taken back at once and taken again', async () => {
    const section = dossier.section('3-consortium');
    await writeText(server.client, section, { text: 'Wij pakken de digitale kloof aan.', author: dossier.people.damme.id });
    // Sessions are held in the order of their ids: the one that begins to wait comes before the one that is confirmed.
    const [first, last] = [randomUUID(), randomUUID()].toSorted() as [string, string]; // there are two
    const [beginning, waiting] = [await aTable(section, first), await aTable(section, last)];
    const { version } = await server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.damme });
    const approve = (table: Table) => move(table, 'damme', { move: 'decide', item: table.item, kind: 'approve', version });
    const undecided = { decisionKind: null, decisionState: null, decidedBy: null, confirmedBy: null };

    for (let round = 0; round < ROUNDS; round++) {
      await server.client.section.update({ where: { id: section }, data: { status: 'ready' } });
      await server.client.reviewItem.updateMany({ where: { sectionId: section }, data: undecided });
      await approve(waiting);

      const answers = await Promise.all([
        approve(beginning),
        move(waiting, 'admin', { move: 'confirm', item: waiting.item, version }),
        move(beginning, 'damme', { move: 'undecide', item: beginning.item }),
        approve(beginning),
        move(beginning, 'damme', { move: 'undecide', item: beginning.item }),
      ]);

      expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    }
  }, 120_000);
});
