import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import type { NewRestoration } from '@samenpen/contracts';
import type { ChangeLine } from '@samenpen/dossier-document';
import { DialogFrame, Icon } from '@samenpen/ui';
import { Problems, requestFault } from '../../api/problems';
import { Versions } from '../../api/versions';
import { Words } from '../../words/words';

/** What is put back: the text of `point`, seen from the one of `seen`; `changes`: only these, null for all. */
export type RestoreQuestion = {
  readonly section: string;
  readonly point: number;
  readonly seen: number;
  readonly lines: readonly ChangeLine[];
  readonly changes: NonNullable<NewRestoration['changes']> | null;
  /** Whether others wrote since the comparison was made. */
  readonly isMovedOn: () => boolean;
  /** Makes the comparison behind the dialog anew. */
  readonly compareAgain: () => void;
};

/** So many changes are shown; the comparison behind the dialog shows all. */
const SHOWN = 6;

/** Asks why, shows what goes back, and does it; closes with what came of it. */
@Component({
  selector: 'sp-restore-dialog',
  imports: [DialogFrame, Icon],
  template: `
    <form novalidate (submit)="confirm($event)">
      <sp-dialog-frame headingId="restore-heading" [heading]="say(isPart ? 'versions.restore.partTitle' : 'versions.restore.title')" [closeLabel]="say('dialog.close')" (dismiss)="reference.close()">
        <p>{{ say(isPart ? 'versions.restore.partConsequence' : 'versions.restore.consequence') }}</p>
        <div role="status">
          @if (question.isMovedOn()) {
            <p class="notice heed"><sp-icon name="users" />{{ say('versions.restore.movedOn') }}</p>
          }
        </div>
        <div>
          <p><strong>{{ say('versions.restore.what') }}</strong></p>
          <ul class="lines">
            @for (line of shown; track line.change) {
              <li lang="nl-BE">
                @if (line.kind === 'proposed' || line.kind === 'proposed-removal') {
                  <span class="proposal" [attr.lang]="words.language()">{{ say('versions.compare.proposal') }}</span>
                }
                @if (line.after) {
                  <del>{{ line.after }}</del>
                }
                @if (line.before) {
                  <ins>{{ line.before }}</ins>
                }
                @if (!line.before && !line.after) {
                  <span class="quiet">{{ say('versions.compare.noText') }}</span>
                }
              </li>
            }
          </ul>
          @if (rest > 0) {
            <p class="quiet small">{{ words.count('versions.restore.andMore', rest) }}</p>
          }
        </div>
        <div class="field">
          <label for="restore-reason">{{ say('versions.restore.reason') }}</label>
          <textarea id="restore-reason" class="input" rows="3" maxlength="2000" aria-required="true" #text [value]="reason()" (input)="reason.set(text.value)"
            [attr.aria-invalid]="isMissing()" aria-describedby="restore-reason-hint restore-reason-fault"></textarea>
          <p id="restore-reason-hint" class="hint">{{ say('versions.restore.reasonHint') }}</p>
          <p id="restore-reason-fault" class="fault" role="alert">@if (isMissing()) {{{ say('versions.restore.reasonMissing') }}}</p>
        </div>
        <div role="alert">
          @if (fault(); as sentence) {
            <p class="notice wrong"><sp-icon name="triangle-alert" />{{ sentence }}</p>
          }
        </div>
        <button actions type="button" class="button" (click)="reference.close()">{{ say('dialog.cancel') }}</button>
        <button actions type="submit" class="button primary" [attr.aria-disabled]="isBusy()"><sp-icon name="history" />{{ say('versions.restore.do') }}</button>
      </sp-dialog-frame>
    </form>
  `,
  styles: `
    .lines { display: grid; gap: 0.25rem; margin: 0.375rem 0 0; padding: 0; list-style: none; font-family: var(--serif); overflow-wrap: anywhere; }
    .lines li { padding-left: 0.625rem; border-left: 3px solid var(--line-strong); }
    del { background: var(--changes-soft); }
    ins { background: var(--approved-soft); }
    .proposal { margin-right: 0.375rem; padding: 0 0.25rem; border: 1px dashed; border-radius: 3px; font: 650 0.6875rem/1.35 var(--sans); }
    del + ins { margin-left: 0.375rem; }
  `,
})
export class RestoreDialog {
  protected readonly question = inject<RestoreQuestion>(DIALOG_DATA);
  protected readonly reference = inject<DialogRef<'restored' | 'unchanged'>>(DialogRef);
  private readonly versions = inject(Versions);
  private readonly problems = inject(Problems);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;

  protected readonly isPart = this.question.changes !== null;
  protected readonly shown = this.question.lines.slice(0, SHOWN);
  protected readonly rest = this.question.lines.length - this.shown.length;
  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.isMissing.set(reason === '');
    if (reason === '' || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set(null);
    const { section, point, seen, changes } = this.question;
    try {
      const { seq } = await this.versions.restore(section, { point, seen, reason, ...(changes === null ? {} : { changes }) });
      this.reference.close(seq === null ? 'unchanged' : 'restored');
    } catch (error) {
      // Shown in the dialog, in words; nothing has changed.
      const fault = requestFault(error);
      const isOther = fault.kind === 'problem' && fault.answer.code === 'version-changed';
      this.fault.set(isOther ? this.say('versions.restore.changed') : this.problems.sentence(error));
      if (isOther) this.question.compareAgain();
    } finally {
      this.isBusy.set(false);
    }
  }
}
