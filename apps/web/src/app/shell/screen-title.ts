import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';

/**
 * The title of the window says where one is: most particular first. A screen names itself, because its
 * title follows what it loads and the language; the router has no say in it.
 */
@Service()
export class ScreenTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly named = signal<readonly string[]>([]);

  constructor() {
    super();
    effect(() => this.title.setTitle([...this.named(), 'Samenpen'].join(' · ')));
  }

  override updateTitle(): void {
    // A screen that names itself does so when it is made, after the router asks here.
  }

  name(parts: readonly string[]): void {
    this.named.set(parts);
  }
}

/** Names the screen that is being made; follows what its parts read. Call in a constructor. */
export function nameScreen(parts: () => readonly string[]): void {
  const screen = inject(ScreenTitle);
  effect(() => screen.name(parts()));
}
