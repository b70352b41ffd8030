import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { charactersOver, charactersShort } from '@samenpen/dossier-rules';
import type { SectionLimits } from '@samenpen/contracts';
import type { SaveState } from '@samenpen/live-client';
import { Icon, PersonBadge } from '@samenpen/ui';
import type { SectionCompany } from '../../live/company';
import { Shortcuts } from '../../shell/shortcuts';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { saveLook } from './save-sentence';
import type { SaveLook } from './save-sentence';

const numbers = { nl: new Intl.NumberFormat('nl-BE'), en: new Intl.NumberFormat('en-GB') } as const;

/** The line under the text: whether it is saved, how long it is, who else is here. */
@Component({
  selector: 'sp-status-bar',
  imports: [Icon, PersonBadge],
  templateUrl: './status-bar.html',
  styleUrl: './status-bar.css',
  host: { role: 'region', 'data-region': '', '[attr.aria-label]': "say('section.statusBar')" },
})
export class StatusBar {
  /** Where saving stands. */
  readonly save = input.required<SaveState>();
  /** Length of the text as a form counts it. */
  readonly characters = input.required<number>();
  readonly words = input.required<number>();
  /** Soft limits: more is said, never cut off. */
  readonly limits = input.required<SectionLimits>();
  /** The others who have this section open. */
  readonly company = input.required<readonly SectionCompany[]>();
  /** Whether coming and going is told to a screen reader. */
  readonly isPresenceTold = input.required<boolean>();
  /** The person switches that on or off. */
  readonly presenceSwitched = output();
  /** The person wants their text on the clipboard. */
  readonly copyAsked = output();

  private readonly wording = inject(Words);
  private readonly instants = inject(Instants);
  private readonly shortcuts = inject(Shortcuts);
  protected readonly say = this.wording.say;

  protected readonly look = computed(() =>
    saveLook(this.save(), { say: this.say, language: this.wording.language(), hour: this.instants.hour }),
  );
  /** Failures are said at once. */
  protected readonly alarm = computed(() => (this.look().tone === 'wrong' ? this.look().sentence : ''));
  /** Being offline, and the way back from trouble, are said politely; each ordinary saving is not said. */
  protected readonly quietly = linkedSignal<SaveLook, { readonly isTrouble: boolean; readonly sentence: string }>({
    source: this.look,
    computation: ({ tone, sentence }, before) => {
      const wasTrouble = before?.value.isTrouble ?? false;
      if (tone === 'heed') return { isTrouble: true, sentence };
      if (tone === 'wrong') return { isTrouble: true, sentence: '' };
      if (tone === 'good') return { isTrouble: false, sentence: wasTrouble ? sentence : '' };
      return { isTrouble: wasTrouble, sentence: '' };
    },
  });

  protected readonly length = computed(() => {
    const { maxCharacters } = this.limits();
    const count = this.number(this.characters());
    return maxCharacters === null
      ? this.say('section.count.free', { count })
      : this.say('section.count.ofMax', { count, max: this.number(maxCharacters) });
  });
  protected readonly over = computed(() => charactersOver(this.characters(), this.limits()));
  protected readonly short = computed(() => charactersShort(this.characters(), this.limits()));
  protected readonly share = computed(() => {
    const { maxCharacters } = this.limits();
    return maxCharacters === null ? null : Math.min(1, this.characters() / maxCharacters);
  });
  protected readonly here = computed(() => {
    const [first, ...rest] = this.company();
    if (!first) return '';
    return rest.length === 0
      ? this.say('section.company.one', { name: first.name, organisation: first.organisation })
      : this.wording.count('section.company.more', rest.length, { name: first.name });
  });

  protected number(value: number): string {
    return numbers[this.wording.language()].format(value);
  }

  protected showShortcuts(): void {
    void this.shortcuts.show();
  }
}
