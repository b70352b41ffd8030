import { Service, inject } from '@angular/core';
import type { Editor } from '@tiptap/core';
import { Dialogs } from '../../shell/dialogs';
import { LinkDialog } from './link-dialog';
import type { LinkAnswer, LinkQuestion } from './link-dialog';

/** Asks where a link in the text goes. */
@Service()
export class LinkAsking {
  private readonly dialogs = inject(Dialogs);

  /** Resolves with the answer, or undefined when the person thought better of it. */
  ask(editor: Editor): Promise<LinkAnswer | undefined> {
    const href: unknown = editor.getAttributes('link')['href'];
    const question: LinkQuestion = {
      href: typeof href === 'string' ? href : '',
      text: '',
      needsText: editor.state.selection.empty && !editor.isActive('link'),
    };
    return this.dialogs.open<LinkAnswer>(LinkDialog, 'link-heading', question);
  }
}
