import { Component, DOCUMENT, Injector, afterNextRender, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { refusalSentence } from '@samenpen/access-policy';
import { suggestionsIn } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import type { SectionDetail, Thread } from '@samenpen/contracts';
import { countCharacters, countWords } from '@samenpen/dossier-rules';
import type { UnincludedText } from '@samenpen/live-client';
import { Icon, Skeleton } from '@samenpen/ui';
import { LoginEnd } from '../api/login-end';
import { Sections } from '../api/sections';
import { Sessions } from '../api/sessions';
import { AssignSections } from '../dossier/assign/assign-sections';
import { OpenDossier } from '../dossier/open-dossier';
import { LiveSection } from '../live/live-section';
import { Prose } from '../reading/prose';
import { Words } from '../words/words';
import { commentKey } from './comments/comment-keys';
import { CommentsPanel } from './comments/comments-panel';
import { SectionComments } from './comments/section-comments';
import { TextMargin } from './comments/text-margin';
import { CoursePanel } from './course/course-panel';
import { TextEditor } from './editor/text-editor';
import { FindBar } from './find/find-bar';
import { MentionList } from './mention/mention-list';
import { Mentioning } from './mention/mentioning';
import { Guidance } from './panels/guidance';
import { SectionHead } from './panels/section-head';
import { StatusBar } from './panels/status-bar';
import { Unincluded } from './panels/unincluded';
import { WaitingDecisions } from './panels/waiting-decisions';
import { insertBlocks, plainOf, putLink } from './editor/text-actions';
import { LinkAsking } from './toolbar/link-asking';
import { SidePanel } from './side/side-panel';
import { SideTab } from './side/side-tab';
import { AskTransition } from './state/ask-transition';
import type { OfferedAction } from './state/section-actions';
import { StateButton } from './state/state-button';
import { isBeingWritten } from './state/section-actions';
import { TextToolbar } from './toolbar/text-toolbar';
import { goTo } from './suggestions/suggestion-places';
import { SuggestionMode } from './suggestions/suggestion-mode';
import { SuggestionsPanel } from './suggestions/suggestions-panel';
import { ToldPresence } from './told-presence';
import { keepVisit } from './versions/keep-visit';
import { VersionsPanel } from './versions/versions-panel';
import { guardUnsaved } from './unsaved-guard';

/** How long a state change waits until everything typed is acknowledged, in milliseconds. */
const SETTLE_MS = 8_000;

/** A text that is written together: the sheet, its toolbar, what is known about it and its course. */
@Component({
  selector: 'sp-text-section',
  imports: [CommentsPanel, CoursePanel, FindBar, Guidance, Icon, MentionList, Prose, SectionHead, SidePanel, SideTab, Skeleton, StateButton, StatusBar, SuggestionsPanel, TextEditor, TextMargin, TextToolbar, Unincluded, VersionsPanel, WaitingDecisions],
  templateUrl: './text-section.html',
  styleUrls: ['./desk.css', './text-section.css'],
  providers: [Mentioning, SectionComments, SuggestionMode, ToldPresence],
  host: { '(document:keydown)': 'pressAnywhere($event)' },
})
export class TextSection {
  /** The section shown. */
  readonly section = input.required<SectionDetail>();
  /** Moves when something happened to it. */
  readonly occasion = input.required<number>();
  /** Its state was changed from here. */
  readonly changed = output();

  private readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly sections = inject(Sections);
  private readonly sessions = inject(Sessions);
  protected readonly loginEnd = inject(LoginEnd);
  private readonly asking = inject(AskTransition);
  private readonly assigning = inject(AssignSections);
  private readonly links = inject(LinkAsking);
  protected readonly comments = inject(SectionComments);
  protected readonly dossier = inject(OpenDossier);
  protected readonly mentioning = inject(Mentioning);
  protected readonly told = inject(ToldPresence);
  protected readonly mode = inject(SuggestionMode);
  protected readonly say = this.words.say;
  protected readonly live = new LiveSection();
  protected readonly state = this.live.state;

  private readonly toolbar = viewChild(TextToolbar);
  private readonly binding = viewChild(TextEditor);
  protected readonly side = viewChild.required(SidePanel);
  private readonly panel = viewChild(CommentsPanel);
  protected readonly editor = computed(() => this.binding()?.editor() ?? null);
  protected readonly isFinding = signal(false);
  /** What must be said at once about the last thing the person asked for. */
  protected readonly notice = signal<string | null>(null);

  private readonly id = computed(() => this.section().id);
  /** Whoever signs in again is the same person: their text goes on as it is, with what is not sent yet. */
  private readonly person = computed(() => this.sessions.current()?.person.id);
  /** Read again with the section after each reconnect: the server may have been replaced meanwhile. */
  private readonly schemaVersion = computed(() => this.section().schemaVersion);
  /** What is suggested in the text: as it is on the screen, else as the server gave it. */
  protected readonly suggested = computed(() =>
    this.live.shown() === null
      ? // The server gives the text as JSON of the schema.
        suggestionsIn((this.section().content?.json ?? { type: 'doc' }) as DocumentNode)
      : this.live.suggestions(),
  );
  /** The suggestion whose words were pressed last. */
  protected readonly pressed = signal<string | null>(null);
  protected readonly settle = (): Promise<boolean> => this.live.settled(SETTLE_MS);
  private readonly plain = computed(() => this.live.plain() ?? this.section().content?.text ?? '');
  protected readonly characters = computed(() => countCharacters(this.plain()));
  protected readonly wordCount = computed(() => countWords(this.plain()));
  protected readonly isLoginEnded = computed(() => this.state().phase === 'login-ended');
  /** In another window of the browser: under their login nothing of this text is sent. */
  protected readonly isAnotherLogin = computed(() => this.state().reason === 'another-login');
  protected readonly mayWrite = computed(() => this.state().mayWrite);
  protected readonly mayAssign = computed(() => this.dossier.may('assign') && isBeingWritten(this.section().status));
  protected readonly ownerName = computed(() => this.dossier.detail()?.partners.find(({ id }) => id === this.section().partner)?.name ?? null);
  /** Why one cannot write here, in a sentence; null when one can, or while that is not known. */
  protected readonly closedBecause = computed(() => {
    const { phase, scope, reason } = this.state();
    if (phase !== 'open' || scope !== 'readonly') return null;
    const code = this.section().mayNot.write ?? reason;
    return code ? refusalSentence(code, this.words.language()) : this.say('section.readOnly');
  });

  constructor() {
    effect(() => {
      const person = this.person();
      const section = this.id();
      const schemaVersion = this.schemaVersion();
      if (person === undefined || schemaVersion === null) return;
      untracked(() => void this.live.open({ owner: { person, section }, schemaVersion }));
    });
    effect(() => {
      const kind = this.isAnotherLogin() ? 'another' : 'ended';
      if (this.isLoginEnded()) untracked(() => this.loginEnd.notice(kind));
    });
    effect(() => {
      const person = this.person();
      const section = this.id();
      if (person !== undefined) untracked(() => this.mode.enter({ person, section }));
    });
    effect(() => {
      const may = this.section().may.suggest && this.mayWrite();
      untracked(() => this.mode.allow(may));
    });
    effect(() => this.mentioning.offer(this.dossier.detail()?.partners ?? []));
    this.told.follow({ section: this.id, company: this.live.company, editor: this.editor });
    this.comments.follow({ section: this.section, editor: this.editor, told: this.told });
    guardUnsaved(() => this.state());
    keepVisit(this.id);
  }

  protected readonly pressMention = (event: KeyboardEvent): boolean => this.mentioning.press(event);

  /** The editor draws them; the same list each time, or it would open anew. */
  protected readonly additions = [this.comments.marksExtension];

  protected pressAnywhere(event: KeyboardEvent): void {
    const asked = commentKey(event);
    if (asked === null) return;
    event.preventDefault();
    if (asked === 'comment') this.comment();
    else this.step(asked === 'next' ? 1 : -1);
  }

  /** A comment on what is selected; without a selection, the one at the caret. */
  protected comment(): void {
    const here = this.editor()?.state.selection.empty === true ? this.comments.atCaret() : null;
    if (here !== null) return this.showCard(here);
    if (!this.comments.mayComment()) return this.notice.set(this.comments.closedBecause());
    const hindrance = this.comments.beginOnSelection();
    this.notice.set(hindrance === null ? null : this.say(hindrance));
    if (hindrance === null) this.side().show('opmerkingen');
  }

  protected showCard(id: string): void {
    this.comments.look(id);
    this.side().show('opmerkingen');
    // The panel may have to be made first.
    afterNextRender(() => this.panel()?.focusCard(id), { injector: this.injector });
  }

  protected showWords({ id }: Thread): void {
    this.side().hide();
    this.comments.showInText(id, 'move');
  }

  /** From card to card in the panel; in a text that one writes in the caret goes along, and Ctrl+Alt+M leads to the card. */
  private step(direction: 1 | -1): void {
    const thread = this.comments.beside(direction);
    if (!thread) return;
    const isWriting = this.mayWrite() && this.editor()?.isFocused === true;
    this.comments.showInText(thread.id, isWriting ? 'move' : 'keep');
    if (isWriting) this.comments.look(thread.id);
    else this.showCard(thread.id);
  }

  protected commentOnUnincluded(text: UnincludedText): void {
    this.comments.beginOnSection({ text: plainOf(text.typed) });
    this.side().show('opmerkingen');
  }

  protected async assign(): Promise<void> {
    const dossier = this.dossier.detail();
    if (dossier !== null && (await this.assigning.ask(dossier, [this.section()]))) this.changed.emit();
  }

  protected async ask(action: OfferedAction): Promise<void> {
    this.notice.set(null);
    if (!(await this.live.settled(SETTLE_MS))) {
      this.notice.set(this.say('section.transition.notSettled'));
      return;
    }
    const seen = this.live.seen();
    if (!seen) return;
    const changedSince = await this.live.writtenSince(seen);
    // The newest facts about the same text: who wrote last, and when it was marked ready.
    const section = await this.sections.read(this.section().id).catch(() => this.section());
    const isDone = await this.asking.ask({ action, section, now: this.dossier.now(), seen: { ...seen, changedSince } });
    if (isDone) this.changed.emit();
  }

  protected showSuggestion(id: string): void {
    const editor = this.editor();
    if (editor) goTo(editor, id);
  }

  /** Whoever presses suggested words sees their card. */
  protected pressSuggestion(id: string): void {
    this.side().show('wijzigingen');
    this.pressed.set(null);
    // The panel is made when its tab is looked at for the first time.
    setTimeout(() => this.pressed.set(id), 50);
  }

  protected focusToolbar(): void {
    this.toolbar()?.focus();
  }

  protected closeFind(): void {
    this.isFinding.set(false);
    this.editor()?.commands.focus();
  }

  protected async askLink(): Promise<void> {
    const editor = this.editor();
    if (!editor || !this.mayWrite()) return;
    const answer = await this.links.ask(editor);
    if (answer) putLink(editor, answer);
  }

  protected startMention(): void {
    this.editor()?.chain().focus().insertContent('@').run();
  }

  protected tooLarge(characters: number): void {
    this.notice.set(this.say('section.paste.tooLarge', { characters }));
  }

  protected async copyText(): Promise<void> {
    await this.toClipboard(this.plain());
  }

  protected async copyUnincluded(text: UnincludedText): Promise<void> {
    await this.toClipboard(plainOf(text.typed));
  }

  /** Writes the text in again as an edit of now; it is only let go when the server has it. */
  protected async propose(text: UnincludedText): Promise<void> {
    const editor = this.editor();
    if (!editor || !this.mayWrite()) return;
    insertBlocks(editor, text.typed);
    if (await this.live.settled(SETTLE_MS)) await this.live.dismiss(text);
  }

  protected reload(): void {
    this.document.location.reload();
  }

  private async toClipboard(text: string): Promise<void> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(text);
      this.notice.set(this.say('section.copied'));
    } catch {
      // The browser forbids it: the person can still select the text, which is on the screen.
      this.notice.set(this.say('section.notCopied'));
    }
  }
}
