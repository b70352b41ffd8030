import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { SectionSummary } from '@samenpen/contracts';
import { aDossier, id } from '../../../facts/a-dossier';
import type { Screen } from '../../../facts/a-screen';
import { show } from '../../../facts/a-screen';
import { AssignDialog } from './assign-dialog';

const dossier = aDossier();
const section = (key: string): SectionSummary => {
  const found = dossier.sections.find((each) => each.key === key);
  if (found === undefined) throw new RangeError(key);
  return found;
};

/** Stands in for the overlay: remembers with what the dialog was closed. */
class ClosedWith {
  result: unknown = 'open';
  close(result: unknown): void {
    this.result = result;
  }
}

async function dialog(sections: readonly SectionSummary[]): Promise<{ screen: Screen<AssignDialog>; closed: ClosedWith }> {
  const closed = new ClosedWith();
  const screen = await show(AssignDialog, {
    providers: [
      { provide: DIALOG_DATA, useValue: { dossier, sections } },
      { provide: DialogRef, useValue: closed },
    ],
  });
  return { screen, closed };
}

async function fill(screen: Screen<AssignDialog>, selector: string, value: string): Promise<void> {
  const field = screen.find(selector) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  await screen.settle();
}

describe('handing out a section', () => {
  it('names partner, person and an hour in the time of Brussels', async () => {
    const { screen, closed } = await dialog([section('7')]);
    await fill(screen, '#assign-partner', id(101));
    await fill(screen, '#assign-person', id(301));
    await fill(screen, '#assign-date', '2021-10-22');
    await screen.click('button[type=submit]');

    const request = screen.api.expectOne({ method: 'PATCH', url: `/api/sections/${section('7').id}` });
    expect(request.request.body).toEqual({ assignee: { partner: id(101), person: id(301) }, dueAt: '2021-10-22T15:00:00.000Z' });
    request.flush(section('7'));
    await screen.settle();
    expect(closed.result).toBe(true);
  });

  it('says what the server refused and stays open', async () => {
    const { screen, closed } = await dialog([section('7')]);
    await screen.click('button[type=submit]');
    await screen.refuse(`/api/sections/${section('7').id}`, 403, { type: 'x', title: 'x', status: 403, code: 'not-allowed', detail: 'Alleen de penhouder wijst toe.' });

    expect(screen.find('[role=alert]').textContent).toContain('Alleen de penhouder wijst toe.');
    expect(closed.result).toBe('open');
  });
});

describe('handing out several sections', () => {
  it('leaves as it is what was not touched', async () => {
    const { screen } = await dialog([section('7'), section('9')]);
    await screen.click('.choices input');
    await fill(screen, '#assign-date', '2021-10-22');
    await fill(screen, '#assign-time', '09:30');
    await screen.click('button[type=submit]');

    const request = screen.api.expectOne({ method: 'PATCH', url: `/api/sections/${section('7').id}` });
    expect(request.request.body).toEqual({ dueAt: '2021-10-22T07:30:00.000Z' });
  });

  it('asks to choose one first', async () => {
    const { screen } = await dialog([section('7'), section('9')]);
    await screen.click('button[type=submit]');

    expect(screen.find('[role=alert]').textContent).toContain('Vink minstens één sectie aan.');
    expect(await screen.faults()).toEqual([]);
  });
});
