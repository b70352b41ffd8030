import { Service, inject } from '@angular/core';
import { Dialogs } from './dialogs';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `?` shows the keys that work, wherever one is not typing. */
@Service()
export class Shortcuts {
  private readonly dialogs = inject(Dialogs);
  private isOpen = false;

  press(event: KeyboardEvent): void {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    void this.show();
  }

  async show(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    const { ShortcutsDialog } = await import('./shortcuts-dialog');
    await this.dialogs.open(ShortcutsDialog, 'shortcuts-heading');
    this.isOpen = false;
  }
}
