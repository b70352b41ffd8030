import { Component, computed, inject, input, output } from '@angular/core';
import type { SignInOptions } from '@samenpen/contracts';
import { Icon, PersonBadge } from '@samenpen/ui';
import { Words } from '../words/words';

type RoleCard = SignInOptions['cards'][number];

/** The card for the second window: an editor of this partner, so that one person can try both sides. */
const SECOND_WINDOW = 'Damme';

/** The cards that come first: one for each role, of municipalities that have something to do in the demo. */
const featured: readonly (Pick<RoleCard, 'role'> & { readonly organisation: string })[] = [
  { role: 'penhouder-admin', organisation: 'Blankenberge' },
  { role: 'partner-editor', organisation: SECOND_WINDOW },
  { role: 'signatory', organisation: 'Zuienkerke' },
  { role: 'facilitator', organisation: '' },
];

/** The demo's accounts as cards: who it is, one sentence, one click. */
@Component({
  selector: 'sp-role-cards',
  imports: [Icon, PersonBadge],
  templateUrl: './role-cards.html',
  styleUrl: './role-cards.css',
})
export class RoleCards {
  /** What the sign-in page may offer. */
  readonly options = input.required<SignInOptions>();
  /** Address of the account that is being signed in, null when none is. */
  readonly busyWith = input.required<string | null>();
  /** Address that the second window came for; its card comes first. */
  readonly chosen = input.required<string | null>();
  /** Somebody wants to sign in as this. */
  readonly choose = output<RoleCard>();

  protected readonly say = inject(Words).say;

  protected readonly first = computed(() => {
    const { cards } = this.options();
    const chosen = cards.filter(({ email }) => email === this.chosen());
    const perRole = featured.flatMap(({ role, organisation }) => {
      const ofRole = cards.filter((card) => card.role === role);
      return ofRole.find((card) => card.organisation === organisation) ?? ofRole[0] ?? [];
    });
    return [...new Set([...chosen, ...perRole])].slice(0, featured.length);
  });
  protected readonly rest = computed(() => this.options().cards.filter((card) => !this.first().includes(card)));

  /** The same product under its other host name: another cookie, so another person in the same browser. */
  protected readonly secondWindow = computed(() => {
    const { secondOrigin, cards } = this.options();
    const card = cards.find(({ organisation, role }) => organisation.includes(SECOND_WINDOW) && role === 'partner-editor');
    if (secondOrigin === undefined || card === undefined) return null;
    return { name: SECOND_WINDOW, address: `${secondOrigin}/aanmelden?als=${encodeURIComponent(card.email)}` };
  });

  private readonly organisations = computed(() => [...new Set([...this.first(), ...this.rest()].map(({ organisation }) => organisation))]);

  /** One colour per organisation, so that cards that stand together differ. */
  protected colour({ organisation }: RoleCard): number {
    return this.organisations().indexOf(organisation) + 1;
  }

  protected sentence(card: RoleCard): string {
    return this.say(`roleCard.${card.role}`, { organisation: card.organisation });
  }
}
