import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, DestroyRef, Service, effect, inject, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import type { SectionId } from '@samenpen/contracts';
import type { Editor } from '@tiptap/core';
import type { SectionCompany } from '../live/company';
import { DossierPresence } from '../live/dossier-presence';
import { Words } from '../words/words';
import { isRemote } from '../live/remote-change';

/** At most one announcement of coming and going in this time, in milliseconds. */
const QUIET_MS = 5_000;
/** Without typing for this long, one is reading. */
const PAUSE_MS = 15_000;
const REMEMBERED = 'samenpen-tell-presence';

type Followed = {
  readonly section: () => SectionId;
  readonly company: Signal<readonly SectionCompany[]>;
  readonly editor: Signal<Editor | null>;
};

/**
 * Tells the others in the dossier where this person is and whether they write, and, when switched on,
 * tells this person politely and not too often who comes and goes. Off by default: it would talk
 * through what a screen reader is reading.
 */
@Service({ autoProvided: false })
export class ToldPresence {
  private readonly presence = inject(DossierPresence);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(Words);
  private readonly destroyed = inject(DestroyRef);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly on = signal(this.storage?.getItem(REMEMBERED) === 'yes');
  private lastTold = 0;
  /** Of the person, not of the editor: a text that is opened anew ends no pause. */
  private pause: ReturnType<typeof setTimeout> | undefined;

  readonly isOn = this.on.asReadonly();

  toggle(): void {
    this.on.update((isOn) => !isOn);
    this.storage?.setItem(REMEMBERED, this.on() ? 'yes' : 'no');
  }

  /** Call while the component is made. */
  follow({ section, company, editor }: Followed): void {
    effect(() => this.presence.moveTo({ section: section(), doing: 'reading' }));
    effect((onCleanup) => {
      const open = editor();
      if (open) onCleanup(this.followTyping(open, section));
    });
    let before: readonly SectionCompany[] = [];
    effect(() => {
      const now = company();
      untracked(() => this.tell(before, now));
      before = now;
    });
    this.destroyed.onDestroy(() => {
      clearTimeout(this.pause);
      this.presence.moveTo({ section: null, doing: 'reading' });
    });
  }

  /** Says something that happened here, when that is switched on and nothing was said a moment ago. */
  tellOnce(sentence: string): void {
    if (!this.on() || Date.now() - this.lastTold < QUIET_MS) return;
    this.lastTold = Date.now();
    void this.announcer.announce(sentence, 'polite');
  }

  private followTyping(editor: Editor, section: () => SectionId): () => void {
    const typed = ({ transaction }: { transaction: Parameters<typeof isRemote>[0] }) => {
      if (!transaction.docChanged || isRemote(transaction)) return;
      this.presence.moveTo({ section: section(), doing: 'writing' });
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.presence.moveTo({ section: section(), doing: 'reading' }), PAUSE_MS);
    };
    editor.on('transaction', typed);
    return () => editor.off('transaction', typed);
  }

  private tell(before: readonly SectionCompany[], now: readonly SectionCompany[]): void {
    const come = now.find(({ id }) => !before.some((other) => other.id === id));
    const gone = before.find(({ id }) => !now.some((other) => other.id === id));
    if (!come && !gone) return;
    const sentence = come
      ? this.words.say('section.company.came', { name: come.name, organisation: come.organisation })
      : this.words.say('section.company.left', { name: gone?.name ?? '' });
    this.tellOnce(sentence);
  }
}
