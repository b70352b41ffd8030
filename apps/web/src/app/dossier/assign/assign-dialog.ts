import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import type { PartnerId, PersonId, SectionChange, SectionId } from '@samenpen/contracts';
import { DialogFrame, Icon } from '@samenpen/ui';
import { Problems } from '../../api/problems';
import { Sections } from '../../api/sections';
import { brusselsClock, brusselsInstant } from '../../words/brussels';
import { Words } from '../../words/words';
import type { AssignQuestion } from './assign-sections';

/** With several sections, what is not touched stays as each of them has it. */
const AS_IT_IS = 'as-it-is';

/** The hour by which something is due when only a date is given. */
const END_OF_DAY = '17:00';

/** Hands one or more sections to a partner or a person, and sets when they are due. */
@Component({
  selector: 'sp-assign-dialog',
  imports: [DialogFrame, Icon],
  templateUrl: './assign-dialog.html',
  styleUrl: './assign-dialog.css',
})
export class AssignDialog {
  private readonly question = inject<AssignQuestion>(DIALOG_DATA);
  private readonly reference = inject<DialogRef<boolean>>(DialogRef);
  private readonly sections = inject(Sections);
  private readonly problems = inject(Problems);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;

  protected readonly offered = this.question.sections;
  protected readonly isSingle = this.offered.length === 1;
  private readonly first = this.offered[0];

  protected readonly chosen = signal<ReadonlySet<SectionId>>(new Set(this.isSingle ? this.offered.map(({ id }) => id) : []));
  protected readonly partner = signal<string>(this.isSingle ? (this.first?.assignee?.partner ?? this.first?.partner ?? '') : AS_IT_IS);
  protected readonly asItIs = AS_IT_IS;
  protected readonly person = signal<string>(this.isSingle ? (this.first?.assignee?.person ?? '') : '');
  private readonly dueClock = this.isSingle && this.first?.dueAt != null ? brusselsClock(new Date(this.first.dueAt)) : null;
  protected readonly date = signal(this.dueClock?.date ?? '');
  protected readonly time = signal(this.dueClock?.time ?? END_OF_DAY);

  /** A partner's own section stays with that partner; within it a person may be named. */
  protected readonly isOwned = this.offered.every(({ partner }) => partner !== null);
  protected readonly partners = this.question.dossier.partners.filter(({ projectRole }) => projectRole !== 'facilitator');
  protected readonly people = computed(() => {
    const members = this.partners.find(({ id }) => id === this.partner())?.members ?? [];
    const writers = members.filter(({ role }) => role !== 'reader');
    return writers.filter(({ person }, at) => writers.findIndex((other) => other.person === person) === at);
  });
  protected readonly latest = brusselsClock(new Date(this.question.dossier.deadline)).date;

  protected readonly progress = signal<number | null>(null);
  protected readonly fault = signal<string | null>(null);

  protected toggle(id: SectionId): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected chooseAll(): void {
    const isAll = this.chosen().size === this.offered.length;
    this.chosen.set(new Set(isAll ? [] : this.offered.map(({ id }) => id)));
  }

  protected choosePartner(partner: string): void {
    this.partner.set(partner);
    this.person.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const change = this.change();
    if (change === null || this.progress() !== null) return;
    this.fault.set(null);
    try {
      for (const [done, id] of [...this.chosen()].entries()) {
        this.progress.set(done);
        await this.sections.change(id, change);
      }
      this.reference.close(true);
    } catch (error) {
      // What was handed out before stays; the sentence says what stopped the rest.
      this.fault.set(this.problems.sentence(error));
    } finally {
      this.progress.set(null);
    }
  }

  protected close(): void {
    this.reference.close(false);
  }

  /** What is asked of the api; null, with the reason said, when it cannot be asked. */
  private change(): SectionChange | null {
    const due = this.date() === '' ? null : brusselsInstant(this.date(), this.time() === '' ? END_OF_DAY : this.time());
    if (this.chosen().size === 0) this.fault.set(this.say('assign.chooseOne'));
    else if (this.date() !== '' && due === null) this.fault.set(this.say('assign.noDate'));
    else return { ...this.assignment(), ...(this.isSingle || due !== null ? { dueAt: due?.toISOString() ?? null } : {}) };
    return null;
  }

  private assignment(): Pick<SectionChange, 'assignee'> {
    if (this.partner() === AS_IT_IS) return {};
    if (this.partner() === '') return { assignee: null };
    if (this.isOwned && this.person() === '') return { assignee: null };
    // Both come from the options above, which are ids of partners and members of this dossier.
    return { assignee: { partner: this.partner() as PartnerId, person: this.person() === '' ? null : (this.person() as PersonId) } };
  }
}
