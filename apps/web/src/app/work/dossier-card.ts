import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierSummary } from '@samenpen/contracts';
import { Icon, StateBar } from '@samenpen/ui';
import { progressParts } from '../dossier/progress-parts';
import { Inbox } from '../api/inbox';
import { dossierStatusKey } from '../dossier/status-key';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

/** One dossier at a glance: its state, its deadline with hour and time left, how far it is, the newest activity. */
@Component({
  selector: 'sp-dossier-card',
  imports: [Icon, RouterLink, StateBar],
  templateUrl: './dossier-card.html',
  styleUrl: './dossier-card.css',
})
export class DossierCard {
  /** The dossier shown. */
  readonly dossier = input.required<DossierSummary>();

  private readonly words = inject(Words);
  private readonly inbox = inject(Inbox);
  protected readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly count = this.words.count;
  protected readonly statusKey = dossierStatusKey;
  protected readonly now = computed(() => new Date(this.dossier().now ?? Date.now()));

  protected readonly roles = computed(() =>
    this.dossier()
      .roles.map(({ role, partnerName }) => this.say('work.roleFor', { role: this.say(`role.${role}`), partner: partnerName }))
      .join(', '),
  );
  protected readonly unread = computed(() => {
    const { slug } = this.dossier();
    return this.inbox.unread()?.dossiers.find((each) => each.slug === slug)?.unread ?? 0;
  });
  protected readonly parts = computed(() => progressParts(this.dossier().progress, this.words));
}
