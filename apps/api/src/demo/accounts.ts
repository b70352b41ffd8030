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

/** The accounts of `contract.md`, in the order of the role cards. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...municipalAccounts(NOORD, 'noord'),
  ...municipalAccounts(WEST, 'west'),
  account('redacteur@brugge', 'Redacteur Brugge', 'Brugge', 'partner-editor', ['noord', 'west']),
  account('gemachtigde@brugge', 'Gemachtigde Brugge', 'Brugge', 'signatory', ['noord', 'west']),
  account('lezer@brugge', 'Meelezer Brugge', 'Brugge', 'reader', ['noord', 'west']),
  account('facilitator@werkkracht10', 'Facilitator Werkkracht10', 'Werkkracht10', 'facilitator', [
    'noord',
    'west',
  ]),
  account('operator@samenpen', 'Operator Samenpen', 'Samenpen', 'operator', []),
];

/** The address with which a demo account signs in. */
export function demoAddress(key: string): string {
  return `${key}.example`;
}

// The first municipality of a dossier is its penhouder: two administrators instead of an editor.
function municipalAccounts(
  municipalities: readonly (readonly [slug: string, name: string])[],
  dossier: DemoDossier,
): readonly DemoAccount[] {
  return municipalities.flatMap(([slug, name], index) => [
    ...(index === 0 ? administrators(slug, name, dossier) : [editor(slug, name, dossier)]),
    account(`gemachtigde@${slug}`, `Gemachtigde ${name}`, name, 'signatory', [dossier]),
  ]);
}

function administrators(slug: string, name: string, dossier: DemoDossier): readonly DemoAccount[] {
  return [
    account(`beheerder@${slug}`, `Penhouder ${name}`, name, 'penhouder-admin', [dossier]),
    account(`beheerder2@${slug}`, `Tweede beheerder ${name}`, name, 'penhouder-admin', [dossier]),
  ];
}

function editor(slug: string, name: string, dossier: DemoDossier): DemoAccount {
  return account(`redacteur@${slug}`, `Redacteur ${name}`, name, 'partner-editor', [dossier]);
}

function account(...[key, name, organisation, role, dossiers]: [string, string, string, DemoAccount['role'], readonly DemoDossier[]]): DemoAccount {
  return { key, name, organisation, role, dossiers };
}
