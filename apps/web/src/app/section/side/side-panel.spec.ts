import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Screen } from '../../../facts/a-screen';
import { show } from '../../../facts/a-screen';
import { SidePanel } from './side-panel';
import { SideTab } from './side-tab';

@Component({
  imports: [SidePanel, SideTab],
  template: `
    <sp-side-panel>
      <ng-template spSideTab="opmerkingen" label="Opmerkingen" [count]="3"><p>drie draadjes</p></ng-template>
      <ng-template spSideTab="verloop" label="Verloop"><p>wat er gebeurde</p></ng-template>
    </sp-side-panel>
  `,
})
class Beside {}

const beside = async (address = '/'): Promise<Screen<Beside>> => {
  const screen = await show(Beside, { routes: [{ path: '**', component: Beside }] });
  await TestBed.inject(Router).navigateByUrl(address);
  await screen.settle();
  await screen.settle();
  return screen;
};

const selected = (screen: Screen<Beside>): string | undefined => screen.element.querySelector('[role=tab][aria-selected=true]')?.textContent.trim();
const looked = (screen: Screen<Beside>): string | undefined => screen.element.querySelector('[role=tabpanel]:not([inert])')?.textContent.trim();

beforeEach(() => localStorage.clear());

describe('the panel beside a section', () => {
  it('shows its first tab, with how many things ask for attention', async () => {
    const screen = await beside();

    expect(selected(screen)).toBe('Opmerkingen 3');
    expect(looked(screen)).toBe('drie draadjes');
    expect(await screen.faults()).toEqual([]);
  });

  it('shows the tab that the address names', async () => {
    const screen = await beside('/?paneel=verloop');

    expect(selected(screen)).toBe('Verloop');
    expect(looked(screen)).toBe('wat er gebeurde');
  });

  it('goes by arrow keys, and the address follows without a step back', async () => {
    const screen = await beside();
    const before = history.length;
    await screen.press(screen.find('[role=tab]', 'Opmerkingen'), 'ArrowRight');
    await screen.settle();
    await screen.settle();

    expect(looked(screen)).toBe('wat er gebeurde');
    expect(TestBed.inject(Router).url).toBe('/?paneel=verloop');
    expect(history).toHaveLength(before);
  });

  it('remembers the tab for the next section', async () => {
    localStorage.setItem('samenpen-panel', 'verloop');

    expect(selected(await beside())).toBe('Verloop');
  });

  it('shows the first tab when the remembered one does not exist here', async () => {
    localStorage.setItem('samenpen-panel', 'wijzigingen');

    expect(selected(await beside())).toBe('Opmerkingen 3');
  });

  it('says, where it is a closed sheet, what is in it, and opens on the same button', async () => {
    const screen = await beside();
    const opener = screen.find('button', 'Opmerkingen 3 · Verloop');
    expect(opener.getAttribute('aria-expanded')).toBe('false');

    opener.click();
    await screen.settle();

    expect(opener.getAttribute('aria-expanded')).toBe('true');
  });
});
