import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { DialogFrame } from '@samenpen/ui';
import type { TextKey } from '../words/text-key';
import { Words } from '../words/words';

type Shortcut = { readonly keys: readonly string[]; readonly text: TextKey };

const everywhere: readonly Shortcut[] = [
  { keys: ['?'], text: 'shortcuts.list' },
  { keys: ['F6'], text: 'shortcuts.region' },
  { keys: ['Shift', 'F6'], text: 'shortcuts.regionBack' },
  { keys: ['Esc'], text: 'shortcuts.close' },
];

const tree: readonly Shortcut[] = [
  { keys: ['↑', '↓'], text: 'shortcuts.treeMove' },
  { keys: ['→', '←'], text: 'shortcuts.treeFold' },
  { keys: ['Enter'], text: 'shortcuts.treeOpen' },
];

const writing: readonly Shortcut[] = [
  { keys: ['Alt', 'F10'], text: 'shortcuts.toolbar' },
  { keys: ['Ctrl', 'B'], text: 'shortcuts.bold' },
  { keys: ['Ctrl', 'I'], text: 'shortcuts.italic' },
  { keys: ['Ctrl', 'Z'], text: 'shortcuts.undo' },
  { keys: ['Ctrl', 'K'], text: 'section.toolbar.link' },
  { keys: ['Ctrl', 'H'], text: 'section.toolbar.find' },
  { keys: ['Ctrl', 'Shift', 'E'], text: 'section.suggest.mode' },
  { keys: ['@'], text: 'section.toolbar.mention' },
  { keys: ['Ctrl', 'Alt', 'M'], text: 'comments.add' },
  { keys: ['Ctrl', 'Alt', 'PageDown'], text: 'comments.next' },
  { keys: ['Ctrl', 'Alt', 'PageUp'], text: 'comments.previous' },
  { keys: ['Ctrl', 'Enter'], text: 'comments.sendKey' },
  { keys: ['Ctrl', ']'], text: 'section.toolbar.indent' },
  { keys: ['Ctrl', '['], text: 'section.toolbar.outdent' },
];

const stepping: readonly Shortcut[] = [
  { keys: ['Alt', '↓'], text: 'versions.shortcuts.next' },
  { keys: ['Alt', '↑'], text: 'versions.shortcuts.previous' },
];

/** The list of shortcuts. */
@Component({
  selector: 'sp-shortcuts-dialog',
  imports: [DialogFrame],
  template: `
    <sp-dialog-frame headingId="shortcuts-heading" [heading]="say('shortcuts.title')" [closeLabel]="say('dialog.close')" (dismiss)="close()">
      @for (group of groups; track group.title) {
        <section>
          <h3>{{ say(group.title) }}</h3>
          <dl>
            @for (shortcut of group.shortcuts; track shortcut.text) {
              <div>
                <dt>@for (key of shortcut.keys; track key) {<kbd>{{ key }}</kbd> }</dt>
                <dd>{{ say(shortcut.text) }}</dd>
              </div>
            }
          </dl>
        </section>
      }
      <button actions type="button" class="button primary" (click)="close()">{{ say('dialog.close') }}</button>
    </sp-dialog-frame>
  `,
  styles: `
    dl { display: grid; }
    dl div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 1rem; padding: 0.4375rem 0; border-bottom: 1px solid var(--line); }
    kbd {
      display: inline-block;
      min-width: 1.75rem;
      padding: 0.0625rem 0.375rem;
      border: 1px solid var(--line-strong);
      border-bottom-width: 2px;
      border-radius: 4px;
      background: var(--panel);
      font: 600 0.75rem/1.25rem var(--sans);
      text-align: center;
    }
    kbd + kbd { margin-left: 0.25rem; }
    h3 { color: var(--ink-2); font-size: var(--text-s); }
  `,
})
export class ShortcutsDialog {
  protected readonly say = inject(Words).say;
  protected readonly groups = [
    { title: 'shortcuts.everywhere', shortcuts: everywhere },
    { title: 'shortcuts.inTree', shortcuts: tree },
    { title: 'shortcuts.inText', shortcuts: writing },
    { title: 'versions.shortcuts.title', shortcuts: stepping },
  ] as const;
  private readonly reference = inject(DialogRef);

  protected close(): void {
    this.reference.close();
  }
}
