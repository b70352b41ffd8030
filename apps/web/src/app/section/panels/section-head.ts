import { Component, computed, inject, input, output } from '@angular/core';
import type { SectionDetail } from '@samenpen/contracts';
import { Icon, StateBadge } from '@samenpen/ui';
import { statusKey } from '../../dossier/status-key';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';

/** The top of the sheet: what section this is, its state, who is to write it by when, who wrote last. */
@Component({
  selector: 'sp-section-head',
  imports: [Icon, StateBadge],
  templateUrl: './section-head.html',
  styleUrl: './section-head.css',
})
export class SectionHead {
  /** The section shown. */
  readonly section = input.required<SectionDetail>();
  /** Name of the partner whose own section this is; null for a text of all. */
  readonly ownerName = input.required<string | null>();
  /** The dossier clock. */
  readonly now = input.required<Date>();
  /** Whether the person hands out sections. */
  readonly mayAssign = input(false);
  /** The person wants to assign it or set when it is due. */
  readonly assignAsked = output();

  private readonly instants = inject(Instants);
  protected readonly say = inject(Words).say;
  protected readonly statusKey = statusKey;

  protected readonly kicker = computed(() => {
    const { number } = this.section();
    const owner = this.ownerName();
    return owner === null
      ? this.say('section.head.shared', { number })
      : this.say('section.head.own', { number, partner: owner });
  });
  protected readonly assignment = computed(() => {
    const { assignee } = this.section();
    if (!assignee) return null;
    return assignee.personName === null ? assignee.partnerName : `${assignee.personName} (${assignee.partnerName})`;
  });
  protected readonly due = computed(() => {
    const { dueAt } = this.section();
    return dueAt === null ? null : this.instants.due(dueAt, this.now());
  });
  protected readonly lastEdit = computed(() => this.told(this.section().lastEdit));
  protected readonly approval = computed(() => {
    const { approval } = this.section();
    return approval && { ...this.told(approval), version: approval.version?.slice(0, 8) ?? '' };
  });
  protected readonly changeRequest = computed(() => this.asked(this.section().changeRequest));
  protected readonly reopenRequest = computed(() => this.asked(this.section().reopenRequest));

  private told(mark: { readonly by: { readonly name: string; readonly organisation: string }; readonly at: string } | null) {
    return mark && { name: mark.by.name, organisation: mark.by.organisation, moment: this.instants.moment(mark.at, this.now()) };
  }

  private asked(request: SectionDetail['changeRequest']) {
    const told = this.told(request);
    return request && told && { ...told, reason: request.reason };
  }
}
