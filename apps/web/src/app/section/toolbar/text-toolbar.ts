import { Toolbar, ToolbarWidget } from '@angular/aria/toolbar';
import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, ElementRef, computed, effect, inject, input, output, signal } from '@angular/core';
import { Icon } from '@samenpen/ui';
import type { Editor } from '@tiptap/core';
import { Words } from '../../words/words';
import { blockStyles, buttonGroups, moreButtons, tableCommands } from './text-commands';
import type { ToolbarButton } from './text-commands';
import { factsOf, isSameFacts, noFacts } from './text-facts';
import type { TextFacts } from './text-facts';

/** The short toolbar of the text: one stop for Tab, arrow keys inside, Escape back to the text. */
@Component({
  selector: 'sp-text-toolbar',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, Toolbar, ToolbarWidget],
  templateUrl: './text-toolbar.html',
  styleUrl: './text-toolbar.css',
  host: { '(keydown.escape)': 'backToText($event)' },
})
export class TextToolbar {
  /** The open editor, null before there is one. */
  readonly editor = input.required<Editor | null>();
  /** Whether the person may write now; the toolbar stays, its buttons rest. */
  readonly isEditable = input.required<boolean>();
  /** Whether the person may suggest here. */
  readonly maySuggest = input(false);
  /** Whether what is typed becomes a suggestion. */
  readonly isSuggesting = input(false);
  /** The person wants to begin suggesting, or to stop. */
  readonly suggestAsked = output();
  /** The person wants a link on what is selected. */
  readonly linkAsked = output();
  /** The person wants to find or replace. */
  readonly findAsked = output();
  /** The person wants to comment on what is selected. */
  readonly commentAsked = output();
  /** The person wants to name a municipality or a person. */
  readonly mentionAsked = output();

  protected readonly say = inject(Words).say;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly facts = signal<TextFacts>(noFacts, { equal: isSameFacts });
  protected readonly groups = buttonGroups;
  protected readonly more = moreButtons;
  protected readonly styles = blockStyles;
  protected readonly tables = tableCommands;
  protected readonly styleLabel = computed(() => {
    const now = this.styles.find(({ style }) => style === this.facts().block);
    return this.say(now?.label ?? 'section.toolbar.paragraph');
  });

  constructor() {
    effect((onCleanup) => {
      const editor = this.editor();
      if (!editor) return;
      const follow = () => this.facts.set(factsOf(editor));
      follow();
      editor.on('transaction', follow);
      onCleanup(() => editor.off('transaction', follow));
    });
  }

  /** Takes the focus, from Alt+F10. */
  focus(): void {
    const buttons = [...this.host.nativeElement.querySelectorAll<HTMLElement>('button')];
    (buttons.find(({ tabIndex }) => tabIndex === 0) ?? buttons[0])?.focus();
  }

  protected mayPress({ mayPress }: ToolbarButton): boolean {
    return this.isEditable() && (mayPress === undefined || mayPress(this.facts()));
  }

  protected label({ label, keys }: ToolbarButton): string {
    return keys === undefined ? this.say(label) : `${this.say(label)} (${keys})`;
  }

  protected press(command: { readonly press: (editor: Editor) => void }): void {
    const editor = this.editor();
    if (editor && this.isEditable()) command.press(editor);
  }

  protected backToText(event: Event): void {
    event.preventDefault();
    this.editor()?.commands.focus();
  }
}
