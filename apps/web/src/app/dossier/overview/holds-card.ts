import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartnerId } from '@samenpen/contracts';
import { whatHoldsUs } from '@samenpen/dossier-rules';
import type { Hold, HoldKey } from '@samenpen/dossier-rules';
import type { IconName } from '@samenpen/ui';
import { EmptyState, Icon } from '@samenpen/ui';
import { Dossiers } from '../../api/dossiers';
import { Problems } from '../../api/problems';
import { focusKeeper } from '../../shell/focus-keeper';
import { Words } from '../../words/words';
import { AssignSections } from '../assign/assign-sections';
import { OpenDossier } from '../open-dossier';
import { HoldSentences } from './hold-sentences';

const SHOWN = 5;

const looks: Readonly<Record<HoldKey, { readonly icon: IconName; readonly tone: string }>> = {
  'review-waiting': { icon: 'flag', tone: 'ready' },
  'reopen-asked': { icon: 'lock-open', tone: 'ready' },
  overdue: { icon: 'clock', tone: 'changes' },
  'changes-requested': { icon: 'undo-2', tone: 'changes' },
  'suggestions-open': { icon: 'pencil-line', tone: 'changes' },
  'own-sections-empty': { icon: 'circle-dashed', tone: 'empty' },
  'assigned-sections-empty': { icon: 'circle-dashed', tone: 'empty' },
  'shared-unassigned': { icon: 'users', tone: 'empty' },
  'declarations-open': { icon: 'signature', tone: 'empty' },
  'over-limit': { icon: 'text-cursor-input', tone: 'changes' },
  'under-limit': { icon: 'text-cursor-input', tone: 'drafting' },
  'no-signatory': { icon: 'user-plus', tone: 'drafting' },
  'one-administrator': { icon: 'user-plus', tone: 'drafting' },
};

/** *Wat houdt ons tegen*: the first five lines in their order, each with the one thing to do about it. */
@Component({
  selector: 'sp-holds-card',
  imports: [EmptyState, Icon, RouterLink],
  templateUrl: './holds-card.html',
  styleUrl: './holds-card.css',
})
export class HoldsCard {
  private readonly open = inject(OpenDossier);
  private readonly dossiers = inject(Dossiers);
  private readonly problems = inject(Problems);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly assign = inject(AssignSections);
  private readonly sentences = inject(HoldSentences);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly looks = looks;
  private readonly keepFocus = focusKeeper();

  private readonly holds = computed(() => {
    const dossier = this.open.detail();
    const viewer = this.open.viewer();
    return dossier === null || viewer === null ? [] : whatHoldsUs(dossier, viewer);
  });
  protected readonly isWhole = signal(false);
  protected readonly lines = computed(() => (this.isWhole() ? this.holds() : this.holds().slice(0, SHOWN)));
  protected readonly hidden = computed(() => this.holds().length - this.lines().length);
  protected readonly isDrafting = computed(() => this.open.detail()?.status === 'drafting');

  protected readonly reminded = signal<ReadonlySet<PartnerId>>(new Set());
  protected readonly fault = signal<string | null>(null);

  protected title(hold: Hold): string {
    return this.sentences.title(hold);
  }

  protected detail(hold: Hold): string {
    const dossier = this.open.detail();
    return dossier === null ? '' : this.sentences.detail(hold, dossier, this.open.now());
  }

  protected showAll(): void {
    this.isWhole.set(true);
    this.keepFocus(`li:nth-child(${SHOWN + 1}) .button`);
  }

  protected async remind(partner: PartnerId): Promise<void> {
    this.fault.set(null);
    try {
      await this.dossiers.remind(this.open.slug(), partner);
      this.reminded.update((partners) => new Set(partners).add(partner));
      this.keepFocus(`.done[data-partner="${partner}"]`);
      void this.announcer.announce(this.say('holds.reminded'));
    } catch (error) {
      // Refused or unreachable: said above the lines, and the button stays.
      this.fault.set(this.problems.sentence(error));
    }
  }

  protected async handOut(hold: Hold): Promise<void> {
    const dossier = this.open.detail();
    if (dossier === null) return;
    const sections = dossier.sections.filter(({ id }) => hold.sections.includes(id));
    if (await this.assign.ask(dossier, sections)) this.open.reload();
  }
}
