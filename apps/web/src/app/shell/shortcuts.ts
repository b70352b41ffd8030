import { Service, inject } from '@angular/core';
import { Dialogs } from './dialogs';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Not one of the keys that only move, such as F6. */
const isLetter = ({ key }: KeyboardEvent): boolean => key.length === 1;

/** Milliseconds after the last key in a text in which another key still belongs to the sentence. */
const PAUSE_AFTER_TYPING = 1500;

/** `?` shows the keys that work, wherever one is not typing. */
@Service()
export class Shortcuts {
  private readonly dialogs = inject(Dialogs);
  private isOpen = false;
  private typedAt = Number.NEGATIVE_INFINITY;

  press(event: KeyboardEvent): void {
    if (isTyping(event.target) || this.isStillTyping(event)) {
      if (isLetter(event)) this.typedAt = event.timeStamp;
      return;
    }
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void this.show();
  }

  /** A text can close under the hands of somebody who types: the rest of the sentence is no command. */
  private isStillTyping(event: KeyboardEvent): boolean {
    return isLetter(event) && event.timeStamp - this.typedAt < PAUSE_AFTER_TYPING;
  }

  async show(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    const { ShortcutsDialog } = await import('./shortcuts-dialog');
    await this.dialogs.open(ShortcutsDialog, 'shortcuts-heading');
    this.isOpen = false;
  }
}
