import { randomUUID } from 'node:crypto';
import type { Person } from '../kit/person';
import { expectForEverybody } from '../kit/accessibility';
import { Stage } from '../kit/stage';

const stage = new Stage();

const OWN = { key: '3-partner', of: 'Damme' };
const SUMMARY = { key: '0-samenvatting' };

/** Names somebody in a comment on a section, through the api. */
async function name(by: Person, section: string, { whom, internal = false }: { readonly whom: Person; readonly internal?: boolean }): Promise<void> {
  const { person } = await whom.get<{ person: { id: string; name: string } }>('/api/session');
  const body = [{ type: 'mention', kind: 'person', id: person.id, label: person.name }, { type: 'text', text: ' wie kent het cijfer?' }];
  const answer = await by.post('/api/dossiers/noord/threads', { id: randomUUID(), anchor: { kind: 'section', section }, internal, comment: { id: randomUUID(), body } });
  expect(answer.status()).toBe(201);
}

describe('my work', () => {
  it(
    'holds what is asked in a comment, stays within the municipality, and leads to the thread until it is answered',
    stage.journey(async ({ enter }) => {
      const [damme, signatory, knokke] = await Promise.all([enter('redacteur@damme'), enter('gemachtigde@damme'), enter('redacteur@knokke-heist')]);
      const { id } = await damme.find(OWN);
      await name(damme, id, { whom: signatory, internal: true });

      await signatory.work.openWhole();
      const line = signatory.work.lines.filter({ hasText: 'wie kent het cijfer?' });
      await line.getByText('antwoorden: Redacteur Damme noemt je').waitFor();
      await line.getByText('intern – alleen Damme').waitFor();
      await expectForEverybody(signatory.page);
      await knokke.work.openWhole();
      expect(await knokke.work.lines.filter({ hasText: 'wie kent het cijfer?' }).count()).toBe(0);

      await line.getByRole('link').click();
      const card = signatory.comments.card('wie kent het cijfer?');
      await card.getByRole('button', { name: 'Antwoorden' }).click();
      await signatory.comments.hasFocus(signatory.comments.answerField);
      await signatory.page.keyboard.type('Ik vraag het na.');
      await signatory.page.keyboard.press('Control+Enter');
      await card.getByText('Ik vraag het na.').waitFor();
      await signatory.work.open();
      await signatory.page.getByRole('region', { name: 'Mijn dossiers' }).getByRole('link').first().waitFor();
      expect(await line.count()).toBe(0);
    }),
  );

  it(
    'holds what a session asks of each: to confirm, to do by a day, to accept',
    stage.journey(async ({ enter }) => {
      const [penhouder, facilitator, damme] = await Promise.all([enter('beheerder@blankenberge'), enter('facilitator@werkkracht10'), enter('redacteur@damme')]);
      const section = await facilitator.find(SUMMARY);
      const [session, item] = [randomUUID(), randomUUID()];
      const { person } = await facilitator.get<{ person: { id: string } }>('/api/session');
      const mine = await damme.get<{ person: { id: string } }>('/api/session');
      const move = async (who: Person, body: object) => {
        expect((await who.post(`/api/review-sessions/${session}/moves`, body)).status()).toBe(200);
      };
      const plan = { id: session, title: 'Overleg met vragen', startsAt: new Date().toISOString(), place: '', preparation: '', chair: person.id, invited: [] };
      expect((await facilitator.post('/api/dossiers/noord/review-sessions', { ...plan, agenda: [{ id: item, section: section.id, minutes: 10 }] })).status()).toBe(201);
      await move(facilitator, { move: 'start' });
      await move(damme, { move: 'be-here' });
      await move(facilitator, { move: 'open', item });
      await move(facilitator, { move: 'decide', item, kind: 'approve', version: section.version });
      await move(facilitator, { move: 'action-point', id: randomUUID(), item, text: 'Het cijfer nakijken', partner: null, person: mine.person.id, dueAt: '2031-01-10T11:00:00Z' });
      await move(facilitator, { move: 'end' });

      await penhouder.work.openWhole();
      await penhouder.work.lines.filter({ hasText: 'bevestigen als penhouder: de goedkeuring wacht sinds Overleg met vragen' }).waitFor();
      await damme.work.openWhole();
      await damme.work.lines.filter({ hasText: 'Het cijfer nakijken' }).getByText('actiepunt uit Overleg met vragen').waitFor();
      await damme.work.lines.filter({ hasText: 'verslag nalezen en aanvaarden' }).getByRole('link').click();
      await damme.session.minutes.waitFor();
      await damme.page.getByRole('button', { name: 'Verslag aanvaarden' }).click();
      await damme.page.getByText('Je hebt dit verslag aanvaard.').waitFor();
      // What was decided is done in the section itself: the minutes know of it.
      await penhouder.decide(section.id, { event: 'approve' });
      await damme.page.getByText(/bevestigd door Penhouder Blankenberge/).waitFor();
      await penhouder.work.openWhole();
      expect(await penhouder.work.lines.filter({ hasText: 'bevestigen als penhouder' }).count()).toBe(0);
    }),
  );
});
