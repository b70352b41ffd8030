import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import axe from 'axe-core';
import { initialsOf } from './initials';
import { PersonBadge } from './person-badge';
import { StateBadge } from './state-badge';
import { StateBar } from './state-bar';
import type { StateBarPart } from './state-bar';
import { StateMark } from './state-mark';

@Component({
  imports: [PersonBadge, StateBadge, StateBar, StateMark],
  template: `
    <sp-state-badge status="changes-requested" label="aanpassing gevraagd" />
    <sp-state-mark status="ready" label="klaar" />
    <sp-person-badge name="Redacteur Kust" organisation="Damme" [colour]="12" />
    <sp-state-bar [parts]="parts" />
  `,
})
class Pieces {
  protected readonly parts: readonly StateBarPart[] = [
    { tone: 'approved', count: 3, label: '3 goedgekeurd' },
    { tone: 'ready', count: 0, label: '0 klaar' },
  ];
}

async function render(): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Pieces);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('a section state', () => {
  it('is shown as icon and word, never by colour alone', async () => {
    const badge = (await render()).querySelector('sp-state-badge');

    expect(badge?.textContent.trim()).toBe('aanpassing gevraagd');
    expect(badge?.querySelector('svg')).not.toBeNull();
  });

  it('keeps its word for screen readers where only an icon fits', async () => {
    const mark = (await render()).querySelector('sp-state-mark');

    expect(mark?.querySelector('.visually-hidden')?.textContent).toBe('klaar');
  });

  it('that no section is in has no part in the bar and no line in the legend', async () => {
    const bar = (await render()).querySelector('sp-state-bar');

    expect([...(bar?.querySelectorAll('li') ?? [])].map((line) => line.textContent)).toEqual(['3 goedgekeurd']);
  });
});

describe('a person', () => {
  it('is named with the organisation', async () => {
    const badge = (await render()).querySelector('sp-person-badge');

    expect(badge?.textContent).toContain('RK');
    expect(badge?.querySelector('.visually-hidden')?.textContent).toBe('Redacteur Kust, Damme');
  });

  it.each([
    ['Redacteur Kust', 'RK'],
    ['Knokke-Heist', 'KH'],
    ['Damme', 'DA'],
    ['Werkkracht10', 'W10'],
    ['Meelezer van de kust', 'MK'],
    ['', ''],
  ])('called %s has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('the pieces together', () => {
  it('have no accessibility violations', async () => {
    expect((await axe.run(await render(), { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
