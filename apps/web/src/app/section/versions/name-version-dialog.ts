import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { DialogFrame, Icon } from '@samenpen/ui';
import { Problems } from '../../api/problems';
import { Versions } from '../../api/versions';
import { Words } from '../../words/words';

/** Name the text of now, or that of a point in the past; or give the named version `id` another name, or take its name away. */
export type NameAsked = { readonly kind: 'name'; readonly seq?: number } | { readonly kind: 'rename' | 'remove'; readonly id: string; readonly name: string };
/** The same, of a section. */
export type NameQuestion = NameAsked & { readonly section: string };

/** Asks for the name of a version and keeps it; closes with the name. */
@Component({
  selector: 'sp-name-version-dialog',
  imports: [DialogFrame, Icon],
  template: `
    <form novalidate (submit)="confirm($event)">
      <sp-dialog-frame headingId="name-version-heading" [heading]="heading" [closeLabel]="say('dialog.close')" (dismiss)="reference.close()">
        @if (question.kind === 'remove') {
          <p>{{ say('versions.name.removeExplanation', { name: question.name }) }}</p>
        } @else {
          @if (question.kind === 'name') {
            <p>{{ say(question.seq === undefined ? 'versions.name.explanation' : 'versions.name.explanationThen') }}</p>
          }
          <div class="field">
            <label for="version-name">{{ say('versions.name.label') }}</label>
            <input id="version-name" class="input" maxlength="120" autocomplete="off" aria-required="true" #text [value]="name()" (input)="name.set(text.value)"
              [attr.aria-invalid]="isMissing()" aria-describedby="version-name-hint version-name-fault" />
            <p id="version-name-hint" class="hint">{{ say('versions.name.hint') }}</p>
            <p id="version-name-fault" class="fault" role="alert">@if (isMissing()) {{{ say('versions.name.missing') }}}</p>
          </div>
        }
        <div role="alert">
          @if (fault(); as sentence) {
            <p class="notice wrong"><sp-icon name="triangle-alert" />{{ sentence }}</p>
          }
        </div>
        <button actions type="button" class="button" (click)="reference.close()">{{ say('dialog.cancel') }}</button>
        <button actions type="submit" class="button primary" [attr.aria-disabled]="isBusy()">{{ question.kind === 'remove' ? say('versions.name.removeDo') : say('versions.name.save') }}</button>
      </sp-dialog-frame>
    </form>
  `,
})
export class NameVersionDialog {
  protected readonly question = inject<NameQuestion>(DIALOG_DATA);
  protected readonly reference = inject<DialogRef<string>>(DialogRef);
  private readonly versions = inject(Versions);
  private readonly problems = inject(Problems);
  protected readonly say = inject(Words).say;

  protected readonly name = signal(this.question.kind === 'name' ? '' : this.question.name);
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly heading = this.say(({ name: 'versions.name.title', rename: 'versions.name.renameTitle', remove: 'versions.name.removeTitle' } as const)[this.question.kind]);

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.isMissing.set(name === '');
    if (name === '' || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      await this.keep(name);
      this.reference.close(name);
    } catch (error) {
      // Shown in the dialog, in words; nothing has changed.
      this.fault.set(this.problems.sentence(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private async keep(name: string): Promise<void> {
    const { question } = this;
    if (question.kind === 'name') await this.versions.name(question.section, name, question.seq);
    else if (question.kind === 'rename') await this.versions.rename(question.section, question.id, name);
    else await this.versions.remove(question.section, question.id);
  }
}
