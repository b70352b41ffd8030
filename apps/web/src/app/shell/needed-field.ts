import { Directive, ElementRef, booleanAttribute, effect, inject, input } from '@angular/core';
import { Words } from '../words/words';

/** A field that may not stay empty says so in the language of the page; on its own a browser says it in the browser's. */
@Directive({
  selector: 'input[spNeeded], textarea[spNeeded]',
  host: { '[required]': 'isNeeded()', '(invalid)': 'refuse()', '(input)': 'accept()' },
})
export class NeededField {
  readonly isNeeded = input(true, { alias: 'spNeeded', transform: booleanAttribute });

  private readonly say = inject(Words).say;
  private readonly field = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement>>(ElementRef).nativeElement;

  constructor() {
    // What was said holds for what was asked: another choice in the form may need nothing here.
    effect(() => {
      this.isNeeded();
      this.accept();
    });
  }

  protected refuse(): void {
    if (this.field.validity.valueMissing) this.field.setCustomValidity(this.say('dialog.needed'));
  }

  protected accept(): void {
    this.field.setCustomValidity('');
  }
}
