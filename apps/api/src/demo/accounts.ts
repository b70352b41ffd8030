import type { DossierRole } from '@samenpen/contracts';

/** The password of every demo account; it is printed at the start and stands on the role cards. */
export const DEMO_PASSWORD = 'samenpen-demo';

export type DemoDossier = 'noord' | 'west';

/**
 * One account of the demo, named by what it does and for whom: the demo invents no people. The
 * address is the key with `.example` behind it.
 */
export type DemoAccount = {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: DossierRole | 'operator';
  readonly dossiers: readonly DemoDossier[];
};

const NOORD = [
  ['blankenberge', 'Blankenberge'],
  ['damme', 'Damme'],
  ['knokke-heist', 'Knokke-Heist'],
  ['zuienkerke', 'Zuienkerke'],
] as const;

const WEST = [
  ['beernem', 'Beernem'],
  ['jabbeke', 'Jabbeke'],
  ['oostkamp', 'Oostkamp'],
  ['torhout', 'Torhout'],
  ['zedelgem', 'Zedelgem'],
] as const;

type NoordSlug = (typeof NOORD)[number][0];
type WestSlug = (typeof WEST)[number][0];

/** Who writes and decides in the stories: the part of an address before `.example`. */
export type Author =
  | `${'beheerder' | 'beheerder2'}@${'blankenberge' | 'beernem'}`
  | `redacteur@${Exclude<NoordSlug, 'blankenberge'> | Exclude<WestSlug, 'beernem'> | 'brugge'}`
  | `gemachtigde@${NoordSlug | WestSlug | 'brugge'}`
  | 'facilitator@werkkracht10';

// The first municipality of a dossier is its penhouder: two administrators instead of an editor.
const PENHOUDER_PEOPLE = [
  ['beheerder', 'Penhouder', 'penhouder-admin'],
  ['beheerder2', 'Tweede beheerder', 'penhouder-admin'],
  ['gemachtigde', 'Gemachtigde', 'signatory'],
] as const;

const PARTNER_PEOPLE = [
  ['redacteur', 'Redacteur', 'partner-editor'],
  ['gemachtigde', 'Gemachtigde', 'signatory'],
] as const;

/** The accounts of `contract.md`, in the order of the role cards. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...municipalAccounts(NOORD, 'noord'),
  ...municipalAccounts(WEST, 'west'),
  ...inBothDossiers('brugge', 'Brugge', [
    ['redacteur', 'Redacteur', 'partner-editor'],
    ['gemachtigde', 'Gemachtigde', 'signatory'],
    ['lezer', 'Meelezer', 'reader'],
  ]),
  ...inBothDossiers('werkkracht10', 'Werkkracht10', [
    ['facilitator', 'Facilitator', 'facilitator'],
  ]),
  {
    key: 'operator@samenpen',
    name: 'Operator Samenpen',
    organisation: 'Samenpen',
    role: 'operator',
    dossiers: [],
  },
];

/** The address with which a demo account signs in. */
export function demoAddress(key: string): string {
  return `${key}.example`;
}

function municipalAccounts(
  municipalities: readonly (readonly [slug: string, name: string])[],
  dossier: DemoDossier,
): readonly DemoAccount[] {
  return municipalities.flatMap(([slug, name], index) =>
    (index === 0 ? PENHOUDER_PEOPLE : PARTNER_PEOPLE).map(([mailbox, title, role]) => ({
      key: `${mailbox}@${slug}`,
      name: `${title} ${name}`,
      organisation: name,
      role,
      dossiers: [dossier],
    })),
  );
}

function inBothDossiers(
  slug: string,
  name: string,
  people: readonly (readonly [mailbox: string, title: string, role: DossierRole])[],
): readonly DemoAccount[] {
  return people.map(([mailbox, title, role]) => ({
    key: `${mailbox}@${slug}`,
    name: `${title} ${name}`,
    organisation: name,
    role,
    dossiers: ['noord', 'west'],
  }));
}
