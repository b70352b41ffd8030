import { dossierEvent, sectionId } from '@samenpen/contracts';
import { NOW, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { CoursePanel } from './course-panel';

const section = sectionId.parse(id(900));
const by = { person: id(301), name: 'Penhouder Blankenberge', organisation: 'Blankenberge' };

const event = (seq: number, change: object) =>
  dossierEvent.parse({
    seq,
    type: 'section',
    at: '2021-10-19T09:31:00.000Z',
    by,
    section: { id: section, key: '7', title: 'Doelgroepen', partner: null },
    transition: null,
    reason: null,
    version: null,
    ...change,
  });

const panel = async (events: readonly unknown[]) => {
  const screen = await show(CoursePanel, { inputs: { slug: 'noord', section, now: new Date(NOW), occasion: 0 } });
  await screen.answer('/api/dossiers/noord/events', { items: events, nextCursor: null });
  return screen;
};

describe('the course of a section', () => {
  it('tells who did what, when and why, newest first', async () => {
    const screen = await panel([
      event(1, { type: 'section-edited' }),
      event(2, { transition: { event: 'request-changes', from: 'ready', to: 'changes-requested' }, reason: 'Cijfers ontbreken' }),
    ]);
    const lines = [...screen.element.querySelectorAll('li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim());

    expect(lines[0]).toBe('Aanpassing gevraagdPenhouder Blankenberge, Blankenberge · vandaag, 11:31Cijfers ontbreken');
    expect(lines[1]).toContain('Bewerkt');
    expect(await screen.faults()).toEqual([]);
  });

  it('says what will stand here when nothing has happened', async () => {
    expect((await panel([])).text).toContain('Met deze sectie is nog niets gebeurd.');
  });
});
