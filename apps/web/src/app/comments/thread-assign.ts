import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Thread } from '@samenpen/contracts';
import { Problems } from '../api/problems';
import { brusselsClock } from '../words/brussels';
import { Words } from '../words/words';
import { AssignFields } from './assign-fields';
import type { Draft } from './drafts';
import { ThreadActions, assignmentOf } from './thread-actions';

type Chosen = Pick<Draft, 'assignee' | 'due'>;

/** Hands a thread to somebody. */
@Component({
  selector: 'sp-thread-assign',
  imports: [AssignFields],
  template: `
    <form (submit)="save($event)">
      <sp-assign-fields [idBase]="'assign-' + thread().id" [assignee]="chosen().assignee" [due]="chosen().due" [withinPartner]="thread().audience?.partner ?? null" (changed)="chosen.set($event)" />
      <div role="alert">
        @if (fault(); as sentence) {
          <p class="fault small">{{ sentence }}</p>
        }
      </div>
      <div class="actions">
        <button type="submit" class="button small primary" [attr.aria-disabled]="isSaving()">{{ say('comments.save') }}</button>
        <button type="button" class="button small bare" (click)="closed.emit()">{{ say('comments.cancel') }}</button>
      </div>
    </form>
  `,
  styles: `
    form { display: grid; gap: 0.5rem; }
    .actions { display: flex; gap: 0.5rem; }
    .fault { color: var(--danger); font-weight: 600; }
  `,
})
export class ThreadAssign {
  readonly thread = input.required<Thread>();
  /** Saved, or left as it was. */
  readonly closed = output();

  private readonly actions = inject(ThreadActions);
  private readonly problems = inject(Problems);
  protected readonly say = inject(Words).say;
  protected readonly fault = signal<string | null>(null);
  protected readonly isSaving = signal(false);
  /** What others write in the thread meanwhile does not undo what is being chosen. */
  protected readonly chosen = linkedSignal<Thread, Chosen>({
    source: this.thread,
    computation: ({ id, assignee, dueAt }, before) => {
      if (before?.source.id === id) return before.value;
      return {
        assignee: assignee && { partner: assignee.partner, person: assignee.person },
        due: dueAt === null ? '' : brusselsClock(new Date(dueAt)).date,
      };
    },
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    this.isSaving.set(true);
    try {
      await this.actions.change(this.thread(), assignmentOf(this.chosen()));
      this.closed.emit();
    } catch (error) {
      // Said at the fields; the thread stays as it was.
      this.fault.set(this.problems.sentence(error));
    } finally {
      this.isSaving.set(false);
    }
  }
}
