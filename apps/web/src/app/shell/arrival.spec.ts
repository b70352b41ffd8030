import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet } from '@angular/router';
import { show } from '../../facts/a-screen';
import { Arrival } from './arrival';

const isLoaded = signal(false);

@Component({ selector: 'sp-first', template: `<main><h1>Eerste</h1></main>` })
class First {}

@Component({
  selector: 'sp-second',
  template: `<main>
    @if (isLoaded()) {
      <h1>Tweede</h1>
    } @else {
      <h1>Wordt opgehaald</h1>
    }
  </main>`,
})
class Second {
  protected readonly isLoaded = isLoaded;
}

@Component({ selector: 'sp-frame', imports: [RouterOutlet], template: `<button type="button">Ergens</button><router-outlet />` })
class Frame {
  constructor() {
    TestBed.inject(Arrival).start();
  }
}

const focused = (): string => document.activeElement?.textContent ?? '';

describe('arriving at another screen', () => {
  it('moves focus to its heading, and on to the one that replaces a skeleton', async () => {
    isLoaded.set(false);
    const screen = await show(Frame, { routes: [{ path: '', component: First }, { path: 'tweede', component: Second }] });
    await TestBed.inject(Router).navigateByUrl('/');
    await screen.settle();
    await TestBed.inject(Router).navigateByUrl('/tweede');
    await screen.settle();
    expect(focused()).toBe('Wordt opgehaald');

    isLoaded.set(true);
    await screen.settle();
    expect(focused()).toBe('Tweede');
  });

  it('leaves focus alone on the first screen of a visit', async () => {
    const screen = await show(Frame, { routes: [{ path: '', component: First }] });
    screen.find('button').focus();
    await TestBed.inject(Router).navigateByUrl('/');
    await screen.settle();

    expect(focused()).toBe('Ergens');
  });
});
