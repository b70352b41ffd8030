import { Tab, TabContent, TabList, TabPanel, Tabs } from '@angular/aria/tabs';
import { NgTemplateOutlet } from '@angular/common';
import { Component, ElementRef, computed, contentChildren, inject, linkedSignal, viewChild } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Words } from '../../words/words';
import { ChosenTab } from './chosen-tab';
import { SideTab } from './side-tab';

/**
 * What is known about a section beside its content, in tabs: a column where there is room, else a sheet
 * that comes up from under the text. A new tab is one line in the template of the section:
 *
 *     <ng-template spSideTab="versies" [label]="…" [count]="…"><sp-versions-panel … /></ng-template>
 */
@Component({
  selector: 'sp-side-panel',
  imports: [Icon, NgTemplateOutlet, Tab, TabContent, TabList, TabPanel, Tabs],
  templateUrl: './side-panel.html',
  styleUrl: './side-panel.css',
  providers: [ChosenTab],
  host: {
    role: 'complementary',
    'data-region': '',
    '[attr.aria-label]': "say('section.side.label')",
    '[class.open]': 'isOpen()',
    '(keydown.escape)': 'close($event)',
  },
})
export class SidePanel {
  protected readonly say = inject(Words).say;
  protected readonly tabs = contentChildren(SideTab);
  private readonly choice = inject(ChosenTab);
  private readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');

  protected readonly chosen = computed(() => {
    const names = this.tabs().map((tab) => tab.name());
    return names.find((name) => name === this.choice.name()) ?? names[0];
  });
  /** Only means something where the panel is a sheet; an address that names a tab opens it. */
  protected readonly isOpen = linkedSignal(() => this.choice.asked() !== null);
  /** What can be found in the closed sheet. */
  protected readonly contents = computed(() => this.tabs().map((tab) => this.named(tab)).join(' · '));

  protected named(tab: SideTab): string {
    return tab.count() === 0 ? tab.label() : `${tab.label()} ${tab.count()}`;
  }

  /** Shows a tab, also where the panel is a closed sheet. */
  show(name: string): void {
    this.isOpen.set(true);
    if (name !== this.choice.asked()) void this.choice.choose(name);
  }

  /** Lets the text be seen, where the panel is a sheet over it. */
  hide(): void {
    this.isOpen.set(false);
  }

  protected choose(name: string | undefined): void {
    if (name !== undefined && name !== this.chosen()) this.show(name);
  }

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
  }

  protected close(event: Event): void {
    const opener = this.opener().nativeElement;
    const isSheet = opener.getClientRects().length > 0;
    if (!isSheet || !this.isOpen()) return;
    event.preventDefault();
    this.isOpen.set(false);
    opener.focus();
  }
}
