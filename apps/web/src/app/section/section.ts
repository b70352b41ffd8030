import { Component, computed, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import type { DossierEvent, SectionDetail } from '@samenpen/contracts';
import { Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../api/after-all';
import { requestFault } from '../api/problems';
import { Sections } from '../api/sections';
import { DossierThreads } from '../comments/dossier-threads';
import { changesRights } from '../dossier/changes-rights';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { LoadFault } from '../shell/load-fault';
import { NotFound } from '../shell/not-found';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';
import { OtherSection } from './other-section';
import { TextSection } from './text-section';

/** The screen of one section, inside the frame of its dossier. */
@Component({
  selector: 'sp-section',
  imports: [LoadFault, NotFound, OtherSection, Skeleton, TextSection],
  template: `
    @if (detail(); as section) {
      @if (section.kind === 'text') {
        <sp-text-section [section]="section" [occasion]="occasion()" (changed)="look()" />
      } @else {
        <sp-other-section [section]="section" [occasion]="occasion()" (changed)="look()" />
      }
    } @else if (isUnknown()) {
      <sp-not-found />
    } @else {
      <main id="main" tabindex="-1" class="waiting">
        @if (resource.error(); as error) {
          <sp-load-fault [error]="error" (again)="resource.reload()" />
        } @else {
          <sp-skeleton [label]="say('section.loading')" [lines]="10" />
        }
      </main>
    }
  `,
  styles: `
    .waiting { max-width: 52rem; margin: 0 auto; padding: clamp(1rem, 5vw, 4rem); }
  `,
})
export class Section {
  /** Id of the section, from the address. */
  readonly id = input.required<string>();

  /** Id of the thread that is looked at, from the address. */
  readonly opmerking = input<string>();

  protected readonly say = inject(Words).say;
  private readonly threads = inject(DossierThreads);
  private readonly dossier = inject(OpenDossier);
  private readonly presence = inject(DossierPresence);
  protected readonly resource = inject(Sections).one(this.id);
  private readonly again = afterAll(this.resource);

  /** A look that fails, or is under way, keeps what is on the screen; another section starts anew. */
  protected readonly detail = linkedSignal<{ id: string; found: SectionDetail | null }, SectionDetail | null>({
    source: () => ({ id: this.id(), found: this.resource.hasValue() ? this.resource.value() : null }),
    computation: ({ id, found }, before) => {
      if (found?.id === id) return found;
      return before?.source.id === id ? before.value : null;
    },
  }).asReadonly();

  /** Counts what happened to this section, so that its course is read again. */
  protected readonly occasion = signal(0);

  protected readonly isUnknown = computed(() => {
    const fault = requestFault(this.resource.error());
    return fault.kind === 'problem' && fault.answer.code === 'not-found';
  });

  constructor() {
    nameScreen(() => {
      const section = this.detail();
      const author = this.threads.one(this.opmerking() ?? null)?.comments[0]?.by.name;
      const thread = author === undefined ? [] : [this.say('comments.inTitle', { name: author })];
      return section === null ? [] : [...thread, `${section.number} ${section.title}`, section.dossier.title];
    });
    onNews(() => this.presence.joined() > 0, () => this.lookHere());
    // What waits may be taken back, which is no event of the section.
    onNews(() => this.presence.sessionChanged() !== null && (untracked(this.detail)?.waiting.length ?? 0) > 0, this.again);
    onNews(() => this.concerns(this.presence.newest()), () => this.lookHere());
  }

  /** Something was changed from here: the section and the frame around it look again. */
  protected look(): void {
    this.lookHere();
    this.dossier.reload();
  }

  private concerns(event: DossierEvent | null): boolean {
    return event?.section?.id === untracked(this.id) || changesRights(event);
  }

  private lookHere(): void {
    this.again();
    this.occasion.update((count) => count + 1);
  }
}
