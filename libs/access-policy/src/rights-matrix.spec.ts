import type { SectionAction, SectionKind, SectionStatus } from '@samenpen/contracts';
import type { SectionFacts } from './facts';
import { may, sectionActions } from './may';
import type { Place } from './place';
import { aSection, asker, kinds, partner, placed, roles, standing } from './rights-builders';

/*
 * The whole table of rights, written out for people: one table per kind and place, a row per state, a column
 * per role, the permitted actions by their letter. The recorded file beside this one is what a jurist reads;
 * a change in it is a change of the rules and is reviewed as one.
 */

const letters: Readonly<Record<SectionAction, string>> = {
  read: 'r',
  comment: 'c',
  propose: 'p',
  suggest: 's',
  write: 'W',
  markReady: 'R',
  markNotApplicable: 'N',
  takeBack: 'T',
  requestChanges: 'Q',
  approve: 'A',
  requestReopen: 'z',
  reopen: 'O',
  confirm: 'B',
};

const statesOf = (kind: SectionKind): readonly SectionStatus[] =>
  kind === 'declaration'
    ? ['open', 'confirmed']
    : ['empty', 'drafting', 'changes-requested', 'ready', 'approved', 'not-applicable'];

const places: readonly Place[] = ['shared', 'assigned', 'own', 'other'];

const placeNames: Readonly<Record<Place, string>> = {
  shared: 'of the consortium, handed to nobody or to the own organisation',
  assigned: 'of the consortium, handed to another organisation',
  own: 'of the own partner',
  other: 'of another partner',
};

/** In this table everybody acts for Damme, so that one word (own, other) holds for every column. */
function cell(role: (typeof roles)[number], different: Partial<SectionFacts>): string {
  const section = aSection({ ...different, readersMayComment: false });
  return sectionActions
    .filter((action) => may(asker(standing(role, partner.damme)), action, section).allowed)
    .map((action) => letters[action])
    .join('');
}

function table(kind: SectionKind, place: Place): string {
  const header = ['state', ...roles];
  const rows = statesOf(kind).map((status) => [
    status,
    ...roles.map((role) => cell(role, { ...placed[place], kind, status })),
  ]);
  return [header, ...rows].map((row) => row.map((text) => text.padEnd(18)).join('| ').trimEnd()).join('\n');
}

function wholeTable(): string {
  const legend = sectionActions.map((action) => `${letters[action]} = ${action}`).join(', ');
  const parts = kinds.flatMap((kind) =>
    places.map((place) => `${kind} ${placeNames[place]}\n\n${table(kind, place)}`),
  );
  return [legend, 'Dossier in drafting, readers may not comment, marked ready by nobody.', ...parts].join('\n\n');
}

describe('the table of rights', () => {
  it('is the one on record', () => {
    expect(wholeTable()).toMatchSnapshot();
  });

  it('leaves only reading and commenting once the drafting is over', () => {
    const section = aSection({ dossierStatus: 'submitted' });
    const permitted = sectionActions.filter((action) => may(asker('penhouder-admin'), action, section).allowed);

    expect(permitted).toEqual(['read', 'comment']);
  });
});
