import { refusalSentence } from '@samenpen/access-policy';
import { reasonCode } from '@samenpen/contracts';
import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { DocumentNode } from '@samenpen/dossier-document';
import { documentText } from '@samenpen/dossier-document';
import type { UnincludedText } from '@samenpen/live-client';
import { Icon } from '@samenpen/ui';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';

/** What the server did not take: kept on this device for the person who wrote it, with what can be done. */
@Component({
  selector: 'sp-unincluded',
  imports: [Icon],
  templateUrl: './unincluded.html',
  styleUrl: './unincluded.css',
})
export class Unincluded {
  /** The texts that were not taken, for this person in this section. */
  readonly texts = input.required<readonly UnincludedText[]>();
  /** Whether the section is open to the person again. */
  readonly mayPropose = input.required<boolean>();
  /** Whether the person still has to do with the section; who has not can only copy. */
  readonly hasAccess = input(true);
  /** The clock by which moments are told. */
  readonly now = input.required<Date>();
  /** The person wants it on the clipboard. */
  readonly copied = output<UnincludedText>();
  /** The person writes it into the text again, as an edit of now. */
  readonly proposed = output<UnincludedText>();
  /** The person makes a comment of it, for those who may write. */
  readonly commented = output<UnincludedText>();
  /** The person needs it no more. */
  readonly dismissed = output<UnincludedText>();

  private readonly words = inject(Words);
  private readonly instants = inject(Instants);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly say = this.words.say;
  private readonly count = computed(() => this.texts().length);

  constructor() {
    let before = 0;
    effect(() => {
      const isMore = this.count() > before;
      before = this.count();
      if (isMore) untracked(() => afterNextRender(() => this.bringInSight(), { injector: this.injector }));
    });
  }

  protected moment({ at }: UnincludedText): string {
    return this.instants.moment(at, this.now());
  }

  protected why({ reason }: UnincludedText): string {
    if (reason === 'with-another') return this.say('section.unincluded.withAnother');
    const code = reasonCode.safeParse(reason);
    return code.success ? refusalSentence(code.data, this.words.language()) : this.say('section.save.unknown');
  }

  /** On a small screen it stands above the text: who types far down is led to where the last words went. */
  private bringInSight(): void {
    const { nativeElement } = this.host;
    if (nativeElement.getBoundingClientRect().top < 0) nativeElement.scrollIntoView({ block: 'start' });
  }

  protected line(block: DocumentNode): string {
    return documentText({ type: 'doc', content: [block] });
  }
}
