import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierDetail, DossierEvent } from '@samenpen/contracts';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../../api/after-all';
import { Dossiers } from '../../api/dossiers';
import { LoadFault } from '../../shell/load-fault';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { eventIcon, eventTone } from './event-look';
import { EventSentences } from './event-sentences';

const NEWEST = 7;

/** What happened last in the dossier. Looks again whenever the dossier itself was looked at again. */
@Component({
  selector: 'sp-latest-events',
  imports: [EmptyState, Icon, LoadFault, RouterLink, Skeleton],
  template: `
    <section class="card" [attr.aria-labelledby]="'events-' + dossier().slug">
      <h2 [id]="'events-' + dossier().slug">{{ heading() ?? say('events.title') }}</h2>
      @if (events.hasValue()) {
        <ol class="rows">
          @for (event of events.value(); track event.seq) {
            <li>
              <sp-icon [name]="icon(event)" [attr.data-tone]="tone(event)" />
              <p>
                @if (event.section; as section) {
                  <a [routerLink]="['/dossiers', dossier().slug, 'secties', section.id]">{{ sentence(event) }}</a>
                } @else {
                  {{ sentence(event) }}
                }
                <span class="by">{{ by(event) }}</span>
                @if (event.reason) {
                  <q>{{ event.reason }}</q>
                }
              </p>
            </li>
          } @empty {
            <li><sp-empty-state icon="history" [title]="say('events.none')">{{ say('events.noneNext') }}</sp-empty-state></li>
          }
        </ol>
      } @else if (events.error(); as error) {
        <div class="failed"><sp-load-fault [error]="error" (again)="events.reload()" /></div>
      } @else {
        <sp-skeleton [label]="say('events.loading')" [lines]="5" />
      }
    </section>
  `,
  styleUrl: './latest-events.css',
})
export class LatestEvents {
  /** The dossier that is open. */
  readonly dossier = input.required<Pick<DossierDetail, 'slug'>>();
  /** The dossier clock. */
  readonly now = input.required<Date>();
  /** Heading where the dossier is not clear from the page. */
  readonly heading = input<string>();

  protected readonly say = inject(Words).say;
  private readonly instants = inject(Instants);
  private readonly sentences = inject(EventSentences);
  private readonly slug = computed(() => this.dossier().slug);
  /** Asked anew for another dossier only: what stands there stays while the same one is looked at again. */
  protected readonly events = inject(Dossiers).newestEvents(this.slug, NEWEST);
  private readonly again = afterAll(this.events);
  protected readonly icon = eventIcon;
  protected readonly tone = eventTone;

  constructor() {
    onNews(() => this.dossier().slug !== '', this.again);
  }

  protected sentence(event: DossierEvent): string {
    return this.sentences.sentence(event);
  }

  protected by(event: DossierEvent): string {
    const when = this.instants.moment(event.at, this.now());
    return event.by === null ? when : `${event.by.name}, ${event.by.organisation} · ${when}`;
  }
}
