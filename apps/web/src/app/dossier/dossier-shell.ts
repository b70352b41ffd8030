import { Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Icon, Skeleton } from '@samenpen/ui';
import { filter, map, startWith } from 'rxjs';
import { requestFault } from '../api/problems';
import { DossierThreads } from '../comments/dossier-threads';
import { ThreadActions } from '../comments/thread-actions';
import { OpenThreadCounts } from '../comments/open-thread-counts';
import { Header } from '../shell/header';
import type { Crumb } from '../shell/header';
import { LoadFault } from '../shell/load-fault';
import { NotFound } from '../shell/not-found';
import { Words } from '../words/words';
import { followLive } from './live-refresh';
import { OpenDossier } from './open-dossier';
import { PeopleHere } from './people-here';
import { SectionDrawer } from './tree/section-drawer';
import { SectionTree } from './tree/section-tree';

/** The frame of a dossier: the way here and who is in it on top, the sections at the left, a screen beside. */
@Component({
  selector: 'sp-dossier-shell',
  imports: [Header, Icon, LoadFault, NotFound, PeopleHere, RouterOutlet, SectionTree, Skeleton],
  providers: [DossierThreads, OpenDossier, OpenThreadCounts, SectionDrawer, ThreadActions],
  templateUrl: './dossier-shell.html',
  styleUrl: './dossier-shell.css',
})
export class DossierShell {
  /** Slug of the dossier, from the address. */
  readonly slug = input.required<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(Words);
  private readonly drawer = inject(SectionDrawer);
  protected readonly open = inject(OpenDossier);
  protected readonly counts = inject(OpenThreadCounts);
  protected readonly say = this.words.say;
  protected readonly detail = this.open.detail;

  /** The screen inside: its route says which section it shows and whether it is the reading view. */
  private readonly inside = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.firstChild?.snapshot ?? null),
    ),
    { initialValue: null },
  );
  protected readonly currentSection = computed(() => this.inside()?.paramMap.get('id') ?? null);
  protected readonly asContents = computed(() => this.inside()?.data['contents'] === true);

  /** A review session shows its agenda where the sections stand otherwise. */
  protected readonly withoutTree = computed(() => this.inside()?.data['withoutTree'] === true);
  private readonly isReviewSession = computed(() => this.inside()?.url[0]?.path === 'overleg');

  protected readonly isUnknown = computed(() => {
    const error = this.open.error();
    if (error === undefined || this.detail() !== null) return false;
    const fault = requestFault(error);
    return fault.kind === 'problem' && fault.answer.code === 'not-found';
  });

  protected readonly crumbs = computed<readonly Crumb[]>(() => {
    const detail = this.detail();
    if (detail === null) return [];
    const section = detail.sections.find(({ id }) => id === this.currentSection());
    const isInside = this.currentSection() !== null || this.asContents() || this.isReviewSession();
    return [
      { text: this.say('work.dossiers'), link: '/' },
      { text: detail.title, link: isInside ? `/dossiers/${detail.slug}` : null },
      ...(section === undefined ? [] : [{ text: section.title, link: null }]),
      ...(this.asContents() ? [{ text: this.say('reading.title'), link: null }] : []),
      ...(this.isReviewSession() ? [{ text: this.say('review.title'), link: null }] : []),
    ];
  });

  constructor() {
    effect(() => this.open.open(this.slug()));
    followLive(this.open);
  }

  protected showSections(): void {
    const dossier = this.detail();
    if (dossier === null) return;
    this.drawer.open({ dossier, current: this.currentSection(), asContents: this.asContents(), unread: this.open.unread(), openThreads: this.counts.perSection() });
  }
}
