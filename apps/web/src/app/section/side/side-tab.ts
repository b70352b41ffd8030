import { Directive, TemplateRef, inject, input } from '@angular/core';

/** One tab of the panel beside a section. It exists when its template stands in the panel; what is in it is made when it is looked at. */
@Directive({ selector: 'ng-template[spSideTab]' })
export class SideTab {
  /** What it is called in the address: `?paneel=verloop`. Stays as it is, because addresses are shared. */
  readonly name = input.required<string>({ alias: 'spSideTab' });
  /** What stands on it. */
  readonly label = input.required<string>();
  /** How many things in it ask for attention; nothing is shown for none. */
  readonly count = input(0);

  readonly content = inject<TemplateRef<unknown>>(TemplateRef);
}
