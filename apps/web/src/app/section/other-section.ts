import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { SectionDetail } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { DefinitionPanel } from '../definition/definition-panel';
import { AssignSections } from '../dossier/assign/assign-sections';
import { OpenDossier } from '../dossier/open-dossier';
import { Words } from '../words/words';
import { CommentsPanel } from './comments/comments-panel';
import { SectionComments } from './comments/section-comments';
import { CoursePanel } from './course/course-panel';
import { SectionHead } from './panels/section-head';
import { SidePanel } from './side/side-panel';
import { SideTab } from './side/side-tab';
import { AskTransition } from './state/ask-transition';
import type { OfferedAction } from './state/section-actions';
import { StateButton } from './state/state-button';
import { ToldPresence } from './told-presence';
import { isBeingWritten } from './state/section-actions';

/** A section that is no text: what the call asks in it. It can be read, assigned and moved on, not written yet. */
@Component({
  selector: 'sp-other-section',
  imports: [CommentsPanel, CoursePanel, DefinitionPanel, Icon, SectionHead, SidePanel, SideTab, StateButton],
  templateUrl: './other-section.html',
  styleUrl: './desk.css',
  providers: [SectionComments, ToldPresence],
})
export class OtherSection {
  /** The section shown. */
  readonly section = input.required<SectionDetail>();
  /** Moves when something happened to it. */
  readonly occasion = input.required<number>();
  /** Its state was changed from here. */
  readonly changed = output();

  protected readonly say = inject(Words).say;
  private readonly asking = inject(AskTransition);
  private readonly assigning = inject(AssignSections);
  protected readonly comments = inject(SectionComments);
  protected readonly dossier = inject(OpenDossier);
  protected readonly mayAssign = computed(() => this.dossier.may('assign') && isBeingWritten(this.section().status));
  protected readonly ownerName = computed(() => this.dossier.detail()?.partners.find(({ id }) => id === this.section().partner)?.name ?? null);

  constructor() {
    this.comments.follow({ section: this.section, editor: signal(null), told: inject(ToldPresence) });
  }

  protected async assign(): Promise<void> {
    const dossier = this.dossier.detail();
    if (dossier !== null && (await this.assigning.ask(dossier, [this.section()]))) this.changed.emit();
  }

  protected async ask(action: OfferedAction): Promise<void> {
    const isDone = await this.asking.ask({ action, section: this.section(), now: this.dossier.now(), seen: null });
    if (isDone) this.changed.emit();
  }
}
