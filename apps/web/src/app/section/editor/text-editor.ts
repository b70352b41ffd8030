import { DestroyRef, Directive, ElementRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { AnyExtension, Editor } from '@tiptap/core';
import type { OpenedText } from '@samenpen/live-client';
import type { MentionQuery } from '../mention/mention-query';
import type { Suggesting } from '../suggestions/suggesting';
import { openEditor } from './open-editor';
import { standWhere } from '../../live/standing';

/** Without a mode nothing is a suggestion. */
const writing: Pick<Suggesting, 'isOn' | 'own'> = { isOn: () => false, own: { has: () => false, begin: () => '' } };

/**
 * Binds an editor to the live text inside the host element. A new document (after a refusal was mended)
 * gets a new editor. Everything the editor tells comes out as signals or outputs; the template never
 * binds what stands inside it.
 */
@Directive({ selector: '[spTextEditor]', exportAs: 'spTextEditor' })
export class TextEditor {
  /** The document and the presence of the section. */
  readonly text = input.required<OpenedText>({ alias: 'spTextEditor' });
  /** Whether the person may write now. */
  readonly isEditable = input.required<boolean>();
  /** Whether a text that the person may not write in takes the focus: others then see where they point. */
  readonly isPointable = input(false);
  /** Accessible name: the title of the section. */
  readonly label = input.required<string>();
  /** Ids of the elements that describe the text: save state and counter. */
  readonly describedBy = input('');
  /** The suggestion mode, and which suggestions are the person's own. */
  readonly suggesting = input<Pick<Suggesting, 'isOn' | 'own'>>(writing);
  /** What is drawn over the text, such as comments; read when the editor opens. */
  readonly additions = input<readonly AnyExtension[]>([]);
  /** Takes the keys of an open list of names; returns whether it used the key. */
  readonly mentionKey = input<(event: KeyboardEvent) => boolean>(() => false);

  /** Alt+F10 was pressed: the toolbar should take the focus. */
  readonly toToolbar = output();
  /** Finding was asked for by key. */
  readonly findAsked = output();
  /** A link was asked for by key. */
  readonly linkAsked = output();
  /** Suggesting was asked for by key, or no longer. */
  readonly suggestAsked = output();
  /** Suggested words were pressed; the id of their suggestion. */
  readonly suggestionPressed = output<string>();
  /** An edit was not made, because it cannot be a suggestion. */
  readonly suggestRefused = output();
  /** A paste was stopped; its size in characters. */
  readonly pasteTooLarge = output<number>();
  /** Somebody is being named, or no longer. */
  readonly mentioning = output<MentionQuery | null>();

  private readonly own: Suggesting['own'] = { has: (id) => this.suggesting().own.has(id), begin: () => this.suggesting().own.begin() };
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly current = signal<Editor | null>(null);
  /** Whether somebody stood in the text when writing stopped: it may go on by itself, and then so do they. */
  private readonly isHeld = signal(false);
  private readonly attributes = computed(() => ({
    role: 'textbox',
    class: 'sheet-text',
    lang: 'nl-BE',
    spellcheck: 'true',
    // ProseMirror forbids translation unless told otherwise; a dossier may be read in translation.
    translate: 'yes',
    'aria-multiline': 'true',
    'aria-label': this.label(),
    ...(this.describedBy() === '' ? {} : { 'aria-describedby': this.describedBy() }),
    ...(this.isEditable() ? {} : { 'aria-readonly': 'true', ...((this.isPointable() || this.isHeld()) && { tabindex: '0' }) }),
  }));

  /** The editor that is open, null before the first. */
  readonly editor = this.current.asReadonly();

  constructor() {
    effect(() => {
      const text = this.text();
      untracked(() => this.open(text));
    });
    effect(() => {
      const isEditable = this.isEditable();
      const wasHeld = untracked(this.isHeld);
      untracked(() => this.isHeld.set(!isEditable && (wasHeld || this.current()?.isFocused === true)));
      const attributes = this.attributes();
      const editor = this.current();
      untracked(() => {
        // At every moment in between it takes the focus by the one or by the other, or a browser would take that away.
        if (isEditable && editor?.isEditable === false) editor.setEditable(true, false);
        editor?.setOptions({ editorProps: { attributes } });
        if (editor?.isEditable !== isEditable) editor?.setEditable(isEditable, false);
        if (isEditable && wasHeld) this.takeBackFocus();
      });
    });
    inject(DestroyRef).onDestroy(() => this.current()?.destroy());
  }

  /** What had the focus meanwhile may be gone, as a button that led to signing in again. */
  private takeBackFocus(): void {
    const { activeElement, body } = this.host.nativeElement.ownerDocument;
    if (activeElement === body) this.current()?.view.focus();
  }

  private open(text: OpenedText): void {
    const before = this.current();
    const opened = this.openOn(text);
    if (before) standWhere({ before, opened });
    before?.destroy();
    this.current.set(opened);
  }

  private openOn(text: OpenedText): Editor {
    return openEditor({
      element: this.host.nativeElement,
      text,
      isEditable: this.isEditable(),
      attributes: this.attributes(),
      additions: this.additions(),
      onToolbar: () => this.toToolbar.emit(),
      onFind: () => this.findAsked.emit(),
      onLink: () => this.linkAsked.emit(),
      onSuggest: () => this.suggestAsked.emit(),
      suggesting: { isOn: () => this.suggesting().isOn(), own: this.own, onRefused: () => this.suggestRefused.emit(), onPressed: (id) => this.suggestionPressed.emit(id) },
      onPasteTooLarge: (characters) => this.pasteTooLarge.emit(characters),
      onMention: (query) => this.mentioning.emit(query),
      onMentionKey: (event) => this.mentionKey()(event),
    });
  }
}
