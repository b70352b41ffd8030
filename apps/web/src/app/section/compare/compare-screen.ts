import { BreakpointObserver } from '@angular/cdk/layout';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, ElementRef, computed, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { changeLines } from '@samenpen/dossier-document';
import type { ChangeLine } from '@samenpen/dossier-document';
import { Icon, Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../../api/after-all';
import { requestFault } from '../../api/problems';
import { Sections } from '../../api/sections';
import { Versions } from '../../api/versions';
import { OpenDossier } from '../../dossier/open-dossier';
import { DossierPresence } from '../../live/dossier-presence';
import { stepKey } from '../../reading/step-key';
import { focusKeeper } from '../../shell/focus-keeper';
import { LoadFault } from '../../shell/load-fault';
import { Dialogs } from '../../shell/dialogs';
import { NotFound } from '../../shell/not-found';
import { nameScreen } from '../../shell/screen-title';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { kindKey } from '../versions/version-lines';
import { ComparedText } from './compared-text';
import { comparedContents } from './compared-contents';
import { movedOn } from './moved-on';
import { RestoreDialog } from './restore-dialog';
import type { RestoreQuestion } from './restore-dialog';

/** Points to choose from; an older one is compared from the timeline. */
const POINTS = 1_000;
const WIDE = '(min-width: 64rem)';

const placeOf = (point: string): number => (point === 'now' ? Infinity : Number(point));
const inOrder = (one: string, other: string): readonly [string, string] => (placeOf(one) > placeOf(other) ? [other, one] : [one, other]);

/** Two points of a section's past beside each other, at an address that can be shared; and back to the earlier one. */
@Component({
  selector: 'sp-compare-screen',
  imports: [ComparedText, Icon, LoadFault, NotFound, RouterLink, Skeleton],
  templateUrl: './compare-screen.html',
  styleUrls: ['../past-screen.css', './compare-screen.css'],
  host: { '(document:keydown)': 'press($event)' },
})
export class CompareScreen {
  /** Id of the section, from the address. */
  readonly id = input.required<string>();
  /** One point, a number or `now`. */
  readonly van = input<string>();
  /** The other one. Whichever is earlier counts as the text of then. */
  readonly tot = input<string>();

  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly instants = inject(Instants);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly versions = inject(Versions);
  private readonly keepFocus = focusKeeper();
  protected readonly dossier = inject(OpenDossier);
  protected readonly say = this.words.say;

  private readonly ends = computed(() => inOrder(this.van() ?? '1', this.tot() ?? 'now'));
  protected readonly from = computed(() => this.ends()[0]);
  protected readonly to = computed(() => this.ends()[1]);
  protected readonly section = inject(Sections).one(this.id);
  protected readonly earlier = this.versions.content(this.id, this.from);
  protected readonly later = this.versions.content(this.id, this.to);
  private readonly list = this.versions.list(this.id, () => POINTS);

  protected readonly isWide = toSignal(inject(BreakpointObserver).observe(WIDE), { initialValue: { matches: false, breakpoints: {} } });
  private readonly wantsBeside = signal(false);
  protected readonly isBeside = computed(() => this.isWide().matches && this.wantsBeside());

  protected readonly comparison = computed(() => comparedContents(this.earlier, this.later));
  protected readonly lines = computed(() => {
    const comparison = this.comparison();
    return comparison === null ? [] : changeLines(comparison);
  });
  protected readonly heading = computed(() => {
    const changes = this.comparison()?.changes ?? 0;
    return changes === 0 ? this.say('versions.compare.noChanges') : this.words.count('versions.compare.changes', changes);
  });
  protected readonly current = linkedSignal<unknown, number | null>({ source: this.comparison, computation: () => null });
  protected readonly chosen = linkedSignal<unknown, ReadonlySet<number>>({ source: this.comparison, computation: () => new Set() });
  protected readonly error = computed(() => this.earlier.error() ?? this.later.error() ?? this.section.error());
  protected readonly isUnknown = computed(() => {
    const fault = requestFault(this.error());
    return fault.kind === 'problem' && fault.answer.code === 'not-found';
  });

  /** Every point that can be compared, newest first; also one that only the address knows. */
  protected readonly points = computed(() => {
    const known = this.list.hasValue() ? this.list.value().items : [];
    const named = new Map<string, string>([['now', this.say('versions.now')]]);
    for (const version of known) {
      const point = String(version.seq);
      // A text that was named more than once is known by each of its names.
      const names = known.flatMap((other) => (other.kind === 'named' && other.seq === version.seq ? [other.name] : []));
      const what = names.length > 0 ? names.join(' / ') : this.say(kindKey(version));
      if (!named.has(point)) named.set(point, `${what}, ${this.instants.moment(version.at, this.dossier.now())}`);
    }
    for (const point of [this.from(), this.to()]) if (!named.has(point)) named.set(point, this.pointName(point));
    return [...named].map(([point, label]) => ({ point, label }));
  });
  private readonly mayWrite = computed(() => this.section.hasValue() && this.section.value().may.write && this.lines().length > 0);
  protected readonly mayRestore = computed(() => this.to() === 'now' && this.mayWrite());
  /** Whoever may write restores from here once the other text is the one of now. */
  protected readonly isRestoredFromNow = computed(() => this.to() !== 'now' && this.mayWrite());
  protected readonly currentLine = computed(() => this.lines().find(({ change }) => change === this.current()) ?? null);
  protected readonly title = computed(() => (this.section.hasValue() ? `${this.section.value().number} ${this.section.value().title}` : ''));

  /** Others write meanwhile: what is compared stays as it is until one asks for more. */
  protected readonly isMovedOn = movedOn(this.id, () => (this.to() === 'now' && this.later.hasValue() ? this.later.value().seq : null));

  private readonly text = viewChild(ComparedText);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  constructor() {
    // Approved or opened again meanwhile: then nothing is put back any more, or something is again.
    const presence = inject(DossierPresence);
    onNews(() => presence.newest()?.section?.id === untracked(this.id), afterAll(this.section));
    nameScreen(() => [this.say('versions.compare.title'), this.title(), this.dossier.detail()?.title ?? ''].filter((part) => part !== ''));
  }

  protected sentence({ kind }: ChangeLine): string {
    const keys = { added: 'was', removed: 'wasRemoved', replaced: 'wasReplaced', formatted: 'wasFormatted', moved: 'wasMoved', block: 'wasBlock', proposed: 'wasProposed', 'proposed-removal': 'wasProposedRemoval' } as const;
    return this.say(`versions.compare.${keys[kind]}`);
  }

  protected restoreChosenLabel(): string {
    return this.words.count('versions.restore.chosen', this.chosen().size);
  }

  protected show(isBeside: boolean): void {
    this.wantsBeside.set(isBeside);
  }

  protected async pick(which: 'van' | 'tot', point: string): Promise<void> {
    const queryParams = { van: this.from(), tot: this.to(), [which]: point };
    await this.router.navigate([], { queryParams, replaceUrl: true, scroll: 'manual' });
  }

  protected choose(change: number, isChosen: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (isChosen) next.add(change);
      else next.delete(change);
      return next;
    });
  }

  protected press(event: KeyboardEvent): void {
    const by = stepKey(event);
    if (by === null) return;
    event.preventDefault();
    this.step(by);
  }

  protected step(by: 1 | -1): void {
    const count = this.comparison()?.changes ?? 0;
    if (count === 0) return;
    const current = this.current();
    const next = current === null ? (by === 1 ? 1 : count) : ((current - 1 + by + count) % count) + 1;
    this.go(next);
  }

  protected go(change: number): void {
    this.current.set(change);
    this.text()?.go(change);
    void this.announcer.announce(this.say('versions.compare.at', { at: change, of: this.comparison()?.changes ?? 0 }));
  }

  protected async restore(changes: readonly number[] | null): Promise<void> {
    const [earlier, later, comparison] = [this.earlier.value(), this.later.value(), this.comparison()];
    if (earlier === undefined || later === undefined || comparison === null) return;
    const lines = changes === null ? this.lines() : this.lines().filter(({ change }) => changes.includes(change));
    const question: RestoreQuestion = {
      section: this.id(),
      point: earlier.seq,
      seen: later.seq,
      lines,
      changes: changes === null ? null : { chosen: [...changes], of: comparison.changes },
      isMovedOn: this.isMovedOn,
      compareAgain: () => this.again(),
    };
    const done = await this.dialogs.open<'restored' | 'unchanged'>(RestoreDialog, 'restore-heading', question);
    if (done === undefined) {
      // Put back by somebody else meanwhile: then the button that asked is gone, too.
      this.keepFocus('.found h2');
      return;
    }
    void this.announcer.announce(this.say(done === 'restored' ? 'versions.restore.done' : 'versions.restore.nothing'));
    // The button that asked goes with the changes: what is left of them takes the focus.
    this.outcome()?.nativeElement.focus();
    this.later.reload();
    this.list.reload();
  }

  protected again(): void {
    this.earlier.reload();
    this.later.reload();
    this.section.reload();
  }

  private pointName(point: string): string {
    const read = this.earlier.hasValue() && point === this.from() ? this.earlier.value() : this.later.hasValue() ? this.later.value() : null;
    const at = read?.at;
    return at ? this.instants.moment(at, this.dossier.now()) : this.say('versions.compare.point', { seq: point });
  }
}
