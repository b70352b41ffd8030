import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { isAllowedLink } from '@samenpen/dossier-document';
import { DialogFrame } from '@samenpen/ui';
import { Words } from '../../words/words';

/** The link as it stands, and whether there is text selected to put it on. */
export type LinkQuestion = { readonly href: string; readonly text: string; readonly needsText: boolean };

/** What to do: put this link there, or take the link away. */
export type LinkAnswer = { readonly href: string; readonly text: string } | 'remove';

/** `damme.be` means the website; an address of a person means mail. */
export function completedLink(typed: string): string {
  const link = typed.trim();
  if (link === '' || isAllowedLink(link)) return link;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(link)) return `mailto:${link}`;
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/u.test(link) ? `https://${link}` : link;
}

/** Asks where a link goes and, without a selection, which words it stands on. */
@Component({
  selector: 'sp-link-dialog',
  imports: [DialogFrame],
  template: `
    <form novalidate (submit)="save($event)">
      <sp-dialog-frame headingId="link-heading" [heading]="say('section.link.title')" [closeLabel]="say('dialog.close')" (dismiss)="reference.close()">
        <div class="field">
          <label for="link-address">{{ say('section.link.address') }}</label>
          <input id="link-address" class="input" type="text" inputmode="url" autocomplete="off" #address [value]="href()" (input)="href.set(address.value)"
            [attr.aria-invalid]="isFaulty()" aria-describedby="link-hint link-fault" />
          <p id="link-hint" class="hint">{{ say('section.link.hint') }}</p>
          <p id="link-fault" class="fault" role="alert">@if (isFaulty()) {{{ say('section.link.fault') }}}</p>
        </div>
        @if (question.needsText) {
          <div class="field">
            <label for="link-text">{{ say('section.link.text') }}</label>
            <input id="link-text" class="input" type="text" #words [value]="text()" (input)="text.set(words.value)" />
          </div>
        }
        @if (question.href !== '') {
          <button actions type="button" class="button" (click)="reference.close('remove')">{{ say('section.link.remove') }}</button>
        }
        <button actions type="button" class="button" (click)="reference.close()">{{ say('dialog.cancel') }}</button>
        <button actions type="submit" class="button primary">{{ say('section.link.save') }}</button>
      </sp-dialog-frame>
    </form>
  `,
})
export class LinkDialog {
  protected readonly question = inject<LinkQuestion>(DIALOG_DATA);
  protected readonly reference = inject<DialogRef<LinkAnswer>>(DialogRef);
  protected readonly say = inject(Words).say;
  protected readonly href = signal(this.question.href);
  protected readonly text = signal(this.question.text);
  protected readonly isFaulty = signal(false);

  protected save(event: Event): void {
    event.preventDefault();
    const href = completedLink(this.href());
    this.isFaulty.set(!isAllowedLink(href));
    if (this.isFaulty()) return;
    this.reference.close({ href, text: this.text().trim() === '' ? href : this.text().trim() });
  }
}
