import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SectionVersion } from '@samenpen/contracts';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../../api/after-all';
import { Versions } from '../../api/versions';
import { keepLast } from '../../reading/keep-last';
import { Dialogs } from '../../shell/dialogs';
import { focusKeeper } from '../../shell/focus-keeper';
import { LoadFault } from '../../shell/load-fault';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { NameVersionDialog } from './name-version-dialog';
import type { NameAsked, NameQuestion } from './name-version-dialog';
import { iconOfVersion, kindKey, peopleOf } from './version-lines';

/** Points that are shown at first, and that each *more* adds. */
const SHOWN = 30;
const MORE = 170;
/** The point at which a section is made, with nothing written in it. */
const FIRST = 1;

type NamedVersion = Extract<SectionVersion, { kind: 'named' }>;

/** *Versies*: the points of a section's past, newest first, each to compare with now; and since when it changed. */
@Component({
  selector: 'sp-versions-panel',
  imports: [EmptyState, Icon, LoadFault, RouterLink, Skeleton],
  templateUrl: './versions-panel.html',
  styleUrl: './versions-panel.css',
})
export class VersionsPanel {
  /** Slug of the dossier. */
  readonly slug = input.required<string>();
  readonly section = input.required<string>();
  /** The dossier clock. */
  readonly now = input.required<Date>();
  /** Moves when something happened; the panel looks again. */
  readonly occasion = input.required<number>();
  /** Whether the person may name a version. */
  readonly mayName = input.required<boolean>();

  private readonly words = inject(Words);
  private readonly instants = inject(Instants);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly versions = inject(Versions);
  private readonly keepFocus = focusKeeper();
  protected readonly say = this.words.say;
  private readonly count = signal(SHOWN);
  /** Where the first of the lines that are asked for will stand, from 1 on; 0 when none are. */
  private firstOfMore = 0;
  protected readonly list = this.versions.list(this.section, this.count);
  protected readonly since = this.versions.since(this.section);
  private readonly listAgain = afterAll(this.list);
  private readonly sinceAgain = afterAll(this.since);

  private readonly page = keepLast(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly hasMore = computed(() => this.page()?.nextCursor != null);
  protected readonly lines = computed(() => this.page()?.items.map((version, at, all) => this.lineOf(version, this.pointBefore(version, all.slice(at + 1)))) ?? null);
  protected readonly chips = computed(() => {
    const since = this.since.hasValue() ? this.since.value() : null;
    if (since === null) return null;
    const chips = [
      { key: 'visit', label: this.say('versions.sinceVisit'), point: since.visit },
      { key: 'ready', label: this.say('versions.sinceReady'), point: since.ready },
      { key: 'approval', label: this.say('versions.sinceApproval'), point: since.approval },
      { key: 'named', label: this.say('versions.sinceNamed', { name: since.named?.name ?? '' }), point: since.named },
    ];
    return chips.flatMap(({ key, label, point }) => (point?.isChanged === true ? [{ key, label, seq: point.seq, moment: this.instants.moment(point.at, this.now()) }] : []));
  });
  protected readonly hasVisited = computed(() => this.since.hasValue() && this.since.value().visit !== null);

  constructor() {
    onNews(() => this.occasion() > 0, () => {
      this.listAgain();
      this.sinceAgain();
    });
    // With the oldest ones the button goes that asked for them.
    effect(() => {
      const count = this.lines()?.length ?? 0;
      if (this.firstOfMore === 0 || count < this.firstOfMore) return;
      untracked(() => this.keepFocus(`.lines li:nth-child(${this.firstOfMore}) a`));
      this.firstOfMore = 0;
    });
  }

  protected link(...more: readonly string[]): readonly string[] {
    return ['/dossiers', this.slug(), 'secties', this.section(), ...more];
  }

  protected more(): void {
    this.firstOfMore = (this.lines()?.length ?? 0) + 1;
    this.count.update((count) => count + MORE);
  }

  /** Names what the section says now, or said at a point. */
  protected async name(seq?: number): Promise<void> {
    const made = await this.ask(seq === undefined ? { kind: 'name' } : { kind: 'name', seq });
    if (made !== null) this.tell('done', made);
  }

  protected async rename({ id, name }: NamedVersion): Promise<void> {
    const renamed = await this.ask({ kind: 'rename', id, name });
    if (renamed !== null) this.tell('renamed', renamed);
  }

  protected async remove({ id, name }: NamedVersion): Promise<void> {
    const removed = await this.ask({ kind: 'remove', id, name });
    if (removed !== null) this.tell('removed', removed);
  }

  private async ask(asked: NameAsked): Promise<string | null> {
    const question: NameQuestion = { ...asked, section: this.section() };
    return (await this.dialogs.open<string>(NameVersionDialog, 'name-version-heading', question)) ?? null;
  }

  private tell(what: 'done' | 'renamed' | 'removed', name: string): void {
    void this.announcer.announce(this.say(`versions.name.${what}`, { name }));
    this.list.reload();
    this.since.reload();
  }

  /** The point that came before it; null when that is not on the screen, or nothing was written in between. */
  private pointBefore({ seq }: SectionVersion, older: readonly SectionVersion[]): number | null {
    const before = older.find((other) => other.seq < seq)?.seq;
    if (before !== undefined) return before;
    return this.hasMore() || seq <= FIRST ? null : FIRST;
  }

  private lineOf(version: SectionVersion, before: number | null) {
    const people = peopleOf(version).map(({ name, organisation }) => `${name}, ${organisation}`);
    const what = version.kind === 'named' ? version.name : this.say(kindKey(version));
    return {
      key: `${version.kind} ${version.seq} ${version.at} ${version.kind === 'named' ? version.id : ''}`,
      seq: version.seq,
      icon: iconOfVersion(version),
      what,
      kind: version.kind === 'named' ? this.say('versions.kind.named') : null,
      who: people.length === 0 ? this.say('versions.someone') : people.join(' · '),
      moment: this.instants.moment(version.at, this.now()),
      reason: version.kind === 'state' || version.kind === 'restored' ? version.reason : null,
      before,
      spoken: this.say('versions.compareOf', { what }),
      spokenBefore: this.say('versions.compareBeforeOf', { what }),
      spokenName: this.say('versions.name.earlier', { what }),
      named: version.kind === 'named' && version.mayChange ? version : null,
    };
  }
}
