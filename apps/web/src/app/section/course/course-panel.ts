import { Component, computed, inject, input } from '@angular/core';
import type { DossierEvent, SectionId } from '@samenpen/contracts';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import type { IconName } from '@samenpen/ui';
import { afterAll, onNews } from '../../api/after-all';
import { Dossiers } from '../../api/dossiers';
import { LoadFault } from '../../shell/load-fault';
import { Instants } from '../../words/instants';
import type { TextKey } from '../../words/text-key';
import { Words } from '../../words/words';

const SHOWN = 50;

type CourseLine = {
  readonly seq: number;
  readonly icon: IconName;
  readonly what: string;
  readonly who: string;
  readonly moment: string;
  readonly reason: string | null;
};

const icons: Readonly<Record<string, IconName>> = {
  'mark-ready': 'flag',
  'take-back': 'pencil',
  'request-changes': 'undo-2',
  approve: 'badge-check',
  'request-reopen': 'message-square',
  reopen: 'lock-open',
  'mark-not-applicable': 'minus',
  edit: 'pencil',
};

/** *Verloop*: who did what with this section, when, and why; newest first. */
@Component({
  selector: 'sp-course-panel',
  imports: [EmptyState, Icon, LoadFault, Skeleton],
  templateUrl: './course-panel.html',
  styleUrl: './course-panel.css',
})
export class CoursePanel {
  /** Slug of the dossier. */
  readonly slug = input.required<string>();
  readonly section = input.required<SectionId>();
  /** The dossier clock. */
  readonly now = input.required<Date>();
  /** Moves when something happened; the panel looks again. */
  readonly occasion = input.required<number>();

  private readonly words = inject(Words);
  private readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly events = inject(Dossiers).eventsOfSection(this.slug, this.section, SHOWN);
  private readonly again = afterAll(this.events);
  protected readonly lines = computed(() => (this.events.hasValue() ? this.events.value().map((event) => this.lineOf(event)) : null));

  constructor() {
    onNews(() => this.occasion() > 0, this.again);
  }

  private lineOf(event: DossierEvent): CourseLine {
    const { seq, by, at, reason } = event;
    return {
      seq,
      reason,
      icon: this.iconOf(event),
      what: this.say(this.keyOf(event)),
      who: by === null ? this.say('section.course.product') : `${by.name}, ${by.organisation}`,
      moment: this.instants.moment(at, this.now()),
    };
  }

  private iconOf({ type, transition }: DossierEvent): IconName {
    if (type === 'assigned') return 'user-plus';
    if (type === 'reminder') return 'bell';
    if (type === 'thread') return 'message-square';
    if (type === 'restored') return 'history';
    if (type === 'version-named') return 'text-quote';
    if (type === 'suggestions-decided') return 'check';
    return icons[transition?.event ?? 'edit'] ?? 'history';
  }

  private keyOf({ type, transition, thread }: DossierEvent): TextKey {
    if (type === 'assigned') return 'section.course.assigned';
    if (type === 'reminder') return 'section.course.reminder';
    if (type === 'thread') return `event.thread.${thread?.step ?? 'opened'}`;
    if (type === 'restored') return 'versions.kind.restored';
    if (type === 'version-named') return 'versions.kind.named';
    if (type === 'suggestions-decided') return 'section.course.suggestionsDecided';
    if (type === 'section' && transition) return `section.course.${transition.event}`;
    return 'section.course.edited';
  }
}
