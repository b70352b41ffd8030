import { iedereenDigitaal2021, sectionDefinitionOf } from '@samenpen/call-templates';
import { sectionDetail } from '@samenpen/contracts';
import type { OutputEmitterRef } from '@angular/core';
import { aDossier, anActor, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { WaitingDecisions } from './waiting-decisions';

const session = { id: id(0x700), title: 'Overleg oktober' };
const request = { session, kind: 'request-changes', reason: 'Noem de bron.', by: anActor(1, 'Redacteur Damme'), at: '2021-10-19T09:31:00.000Z' };

async function noticed(may: object, waiting: readonly object[] = [request]) {
  const known = aDossier({ sections: { '7': { status: 'ready' } } }).sections.find(({ key }) => key === '7');
  const section = sectionDetail.parse({
    ...known,
    may: { ...known?.may, ...may },
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    definition: sectionDefinitionOf(iedereenDigitaal2021, '7'),
    content: null,
    schemaVersion: null,
    waiting,
  });
  return show(WaitingDecisions, { inputs: { section } });
}

describe('a decision of a review session that waits, in its section', () => {
  it('says who decided what where and why, and offers the penhouder to do it there', async () => {
    const screen = await noticed({ requestChanges: true });
    const asked: string[] = [];
    (screen.fixture.componentInstance.asked satisfies OutputEmitterRef<{ event: string }>).subscribe(({ event }) => asked.push(event));

    expect(screen.text).toContain('In het overleg ‘Overleg oktober’ besliste Redacteur Damme');
    expect(screen.text).toContain('een aanpassing te vragen');
    expect(screen.text).toContain('Noem de bron.');
    expect(screen.find('a', 'Overleg openen').getAttribute('href')).toBe(`/dossiers/noord/overleg/${session.id}`);
    await screen.click('button', 'Aanpassing vragen');
    expect(asked).toEqual(['request-changes']);
    expect(await screen.faults()).toEqual([]);
  });

  it('leaves the step forward to the button over the text', async () => {
    const screen = await noticed({ approve: true }, [{ ...request, kind: 'approve', reason: null }]);

    expect(screen.text).toContain('Keur je de sectie hier goed, dan is die beslissing bevestigd.');
    expect(screen.element.querySelector('button')).toBeNull();
  });

  it('says to everybody else for whom it waits', async () => {
    const screen = await noticed({ requestChanges: false });

    expect(screen.text).toContain('Dit wacht op bevestiging door de penhouder.');
    expect(screen.element.querySelector('button')).toBeNull();
  });

  it('is nothing where nothing waits', async () => {
    expect((await noticed({ requestChanges: true }, [])).text).toBe('');
  });
});
