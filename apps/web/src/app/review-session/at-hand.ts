import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Comment, ReviewItem, ReviewSession, Thread } from '@samenpen/contracts';
import type { Suggestion } from '@samenpen/dossier-document';
import { charactersOver, charactersShort } from '@samenpen/dossier-rules';
import { Icon } from '@samenpen/ui';
import { byAge } from '../comments/by-age';
import { goneKey, plainBody } from '../comments/comment-words';
import { DossierThreads, isOpenThread, sectionOf } from '../comments/dossier-threads';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { SuggestionsPanel } from '../section/suggestions/suggestions-panel';
import { LoadFault } from '../shell/load-fault';
import { Words } from '../words/words';

/** So many comments stand there at once. */
const FIRST = 4;

/** What is open about the item while it is discussed: what the checks find, what is remarked, what is suggested. */
@Component({
  selector: 'sp-at-hand',
  imports: [Icon, LoadFault, RouterLink, SuggestionsPanel],
  templateUrl: './at-hand.html',
  styleUrl: './at-hand.css',
})
export class AtHand {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();
  /** Whether everybody in the meeting room sees this screen: then nothing internal stands on it. */
  readonly isSeenByAll = input.required<boolean>();
  /** The suggestions that stand in the text on the screen. */
  readonly suggested = input.required<readonly Suggestion[]>();
  /** Resolves once what was typed here is stored; false: it could not be. */
  readonly settle = input.required<() => Promise<boolean>>();
  /** The person wants to see this suggestion in the text. */
  readonly suggestionAsked = output<string>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly dossier = inject(OpenDossier);
  protected readonly threads = inject(DossierThreads);
  private readonly presence = inject(DossierPresence);
  private readonly sectionId = computed(() => this.item().section.id);
  private readonly section = computed(() => this.dossier.detail()?.sections.find(({ id }) => id === this.sectionId()) ?? null);

  protected readonly place = computed(() => ['/dossiers', this.session().dossier.slug, 'secties', this.sectionId()]);
  protected readonly lines = computed(() => {
    const section = this.section();
    if (section === null) return [];
    const over = charactersOver(section.characters, section.limits);
    const short = charactersShort(section.characters, section.limits);
    return [
      ...(over > 0 ? [this.words.count('review.atHand.over', over)] : []),
      ...(short > 0 ? [this.words.count('review.atHand.short', short)] : []),
      ...(section.changeRequest === null ? [] : [this.say('review.atHand.changes', { reason: section.changeRequest.reason })]),
    ];
  });
  /** Open comments, the oldest first; those that the person may not see are not given to anybody's browser. */
  protected readonly remarks = computed(() =>
    this.threads
      .all()
      .filter((thread) => isOpenThread(thread) && sectionOf(thread) === this.sectionId() && !(this.isSeenByAll() && thread.audience !== null))
      .toSorted(byAge)
      .map((thread) => this.remarkOf(thread)),
  );
  protected readonly isWhole = linkedSignal<string, boolean>({ source: this.sectionId, computation: () => false });
  protected readonly shown = computed(() => (this.isWhole() ? this.remarks() : this.remarks().slice(0, FIRST)));
  protected readonly isDeciding = signal(false);
  /** Moves when something happened to this section. */
  protected readonly occasion = linkedSignal<number, number>({
    source: () => {
      const event = this.presence.newest();
      return event?.section?.id === this.sectionId() ? event.seq : 0;
    },
    computation: (seq, before) => Math.max(seq, before?.value ?? 0),
  });

  constructor() {
    effect(() => {
      const section = this.sectionId();
      untracked(() => this.threads.follow({ section }));
    });
  }

  private wordsOf(comment: Comment): string {
    return comment.body === null ? this.say(goneKey(comment)) : plainBody(comment.body);
  }

  private remarkOf({ id, anchor, audience, comments, proposal }: Thread) {
    const [first] = comments;
    const [name, organisation] = [first?.by.name ?? '', first?.partner.name ?? ''];
    return {
      id,
      audience,
      quote: anchor.kind === 'range' ? anchor.quote : null,
      words: first ? this.wordsOf(first) : '',
      replacement: proposal?.state === 'open' ? proposal.replacement : null,
      author: name,
      byline: name.includes(organisation) ? name : `${name}, ${organisation}`,
      answers: comments.length - 1,
    };
  }
}
