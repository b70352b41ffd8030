import type { WorkItem } from '@samenpen/contracts';
import { viewerOf, workFor } from '@samenpen/dossier-rules';
import { aDossier, aSession } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { MyWork } from './my-work';

const dossier = aDossier({
  as: 1,
  sections: {
    '3-partner@Damme': {
      status: 'changes-requested',
      changeRequest: { by: { person: aSession().person.id, name: 'An', organisation: 'Blankenberge' }, at: '2021-10-18T09:00:00.000Z', reason: 'Graag een cijfer.' },
    },
  },
});

function work(): WorkItem[] {
  return workFor(viewerOf(dossier, aSession({ as: 1 }).person.id), dossier.sections).map((each) => ({
    ...each,
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    partnerName: 'Damme',
  }));
}

const page = (items: readonly unknown[]) => ({ items, nextCursor: null });

describe('my work', () => {
  it('shows what is asked of me, each line leading to its section', async () => {
    const screen = await show(MyWork);
    await screen.answer('/api/work', page(work()));
    await screen.answer('/api/dossiers', page([dossier]));

    expect(screen.text).toContain(`${work().length} secties wachten op jou`);
    expect(screen.element.querySelector('sp-work-list a')?.getAttribute('href')).toBe(`/dossiers/noord/secties/${work()[0]?.section.id ?? ''}`);
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
