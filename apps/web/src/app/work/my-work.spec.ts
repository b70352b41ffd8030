import type { WorkItem } from '@samenpen/contracts';
import { workItem } from '@samenpen/contracts';
import type { SectionWork } from '@samenpen/dossier-rules';
import { viewerOf, workInSections } from '@samenpen/dossier-rules';
import { NOW, aDossier, aSession, anActor, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { MyWork } from './my-work';

const noord = { dossier: { slug: 'noord', title: 'Dossier Noord' } };
const dossier = aDossier({
  as: 1,
  sections: {
    '3-partner@Damme': {
      status: 'changes-requested',
      changeRequest: { by: { person: aSession().person.id, name: 'An', organisation: 'Blankenberge' }, at: '2021-10-18T09:00:00.000Z', reason: 'Graag een cijfer.' },
    },
  },
});

function work(): readonly (SectionWork & Pick<WorkItem, 'dossier'>)[] {
  return workInSections(viewerOf(dossier, aSession({ as: 1 }).person.id), dossier.sections).map((each) => ({ ...each, ...noord, partnerName: 'Damme' }));
}

/** One line of every other kind. */
function otherWork(): WorkItem[] {
  const [section] = dossier.sections;
  const session = { id: id(0x700), title: 'Overleg oktober', state: 'ended', startsAt: NOW };
  const thread = { id: id(0x600), audience: 'Damme', by: anActor(1, 'Redacteur Damme'), words: 'Klopt dit cijfer?', proposal: null };
  const lines = [
    { kind: 'answer-thread', section, partnerName: null, thread },
    { kind: 'handle-thread', section: null, partnerName: null, thread: { ...thread, id: id(0x601), audience: null } },
    { kind: 'decide-proposal', section, partnerName: null, thread: { ...thread, id: id(0x602), audience: null, proposal: { replacement: 'x' } } },
    { kind: 'confirm-decision', section, partnerName: null, session, decision: 'approve', decidedBy: anActor(1, 'Redacteur Damme') },
    { kind: 'withdraw-decision', section, partnerName: null, session, decision: 'approve', decidedBy: anActor(1, 'Redacteur Damme') },
    { kind: 'action-point', session, dueAt: '2021-10-18T10:00:00.000Z', point: { id: id(0x701), text: 'Cijfers aanvullen', partnerName: 'Damme' } },
    { kind: 'accept-minutes', session },
    { kind: 'adopt-minutes', session },
  ];
  return lines.map((line) => workItem.parse({ dueAt: null, ...noord, ...line }));
}

const page = (items: readonly unknown[]) => ({ items, nextCursor: null });

describe('my work', () => {
  it('shows what is asked of me, each line leading to its section', async () => {
    const screen = await show(MyWork);
    await screen.answer('/api/work', page(work()));
    await screen.answer('/api/dossiers', page([dossier]));

    expect(screen.text).toContain(`${work().length} taken wachten op jou`);
    expect(screen.element.querySelector('sp-work-list a')?.getAttribute('href')).toBe(`/dossiers/noord/secties/${work()[0]?.section.id ?? ''}`);
    expect(await screen.faults()).toEqual([]);
  });

  it('leads to the thread, the session or the section where each thing is done', async () => {
    const screen = await show(MyWork);
    await screen.answer('/api/work', page(otherWork()));
    await screen.answer('/api/dossiers', page([dossier]));
    const [section] = dossier.sections;
    const lines = [...screen.element.querySelectorAll('sp-work-list a')];

    expect(lines.map((line) => line.getAttribute('href')?.replace('/dossiers/noord', ''))).toEqual([
      `/secties/${section?.id ?? ''}?opmerking=${id(0x600)}`,
      `?opmerking=${id(0x601)}`,
      `/secties/${section?.id ?? ''}?opmerking=${id(0x602)}`,
      `/secties/${section?.id ?? ''}`,
      `/overleg/${id(0x700)}`,
      `/overleg/${id(0x700)}`,
      `/overleg/${id(0x700)}`,
      `/overleg/${id(0x700)}`,
    ]);
    expect(lines[0]?.textContent).toContain('antwoorden: Redacteur Damme noemt je');
    expect(lines[0]?.textContent).toContain('intern – alleen Damme');
    expect(lines[1]?.textContent).not.toContain('intern');
    expect(lines[3]?.textContent).toContain('bevestigen als penhouder: de goedkeuring wacht sinds Overleg oktober');
    expect(lines[5]?.textContent).toContain('te laat');
    expect(screen.text).toContain('8 taken wachten op jou');
    expect(await screen.faults()).toEqual([]);
  });

  it('shows a dossier with its deadline, the time left and how far it is', async () => {
    const screen = await show(MyWork);
    await screen.answer('/api/dossiers', page([dossier]));

    expect(screen.text).toContain('vrijdag 29 oktober, 12.00 uur');
    expect(screen.text).toContain('nog 9 dagen en 21 uur');
    expect(screen.text).toContain('0 van 47 goedgekeurd');
  });

  it('says what to expect when nothing is asked, and where to begin without a dossier', async () => {
    const screen = await show(MyWork);
    await screen.answer('/api/work', page([]));
    await screen.answer('/api/dossiers', page([]));

    expect(screen.text).toContain('Er wordt nu niets van je gevraagd');
    expect(screen.text).toContain('Je werkt nog aan geen dossier mee');
    expect(await screen.faults()).toEqual([]);
  });

  it('says what went wrong with a reference, and asks again on request', async () => {
    const screen = await show(MyWork);
    await screen.refuse('/api/work', 500, { type: 'x', title: 'x', status: 500, code: 'internal', detail: 'x', reference: 'R-1' });

    expect(screen.text).toContain('Referentie voor ondersteuning: R-1');
    await screen.click('button', 'Opnieuw proberen');
    await screen.answer('/api/work', page(work()));
    expect(screen.text).not.toContain('R-1');
  });
});
