import type { DossierPartner } from '@samenpen/contracts';

/** Something that can be named with @: a partner of the dossier, or a person in it. */
export type Mentionable = {
  readonly kind: 'partner' | 'person';
  readonly id: string;
  readonly label: string;
  /** What tells it apart: the organisation of a person, the kind of a partner. */
  readonly explanation: string;
};

const MOST = 8;

/**
 * All partners of a dossier and their people, each person once. Two people of one name go by their organisation as well:
 * in a comment the name is all that tells whom it is for.
 */
export function mentionables(partners: readonly DossierPartner[], partnerWord: string): Mentionable[] {
  const people = new Map<string, Mentionable>();
  for (const { name: organisation, members } of partners) {
    for (const { person, name } of members) people.set(person, { kind: 'person', id: person, label: name, explanation: organisation });
  }
  const organisations = partners.map(({ id, name }): Mentionable => ({ kind: 'partner', id, label: name, explanation: partnerWord }));
  const bearers = Map.groupBy(people.values(), ({ label }) => plain(label));
  const named = [...people.values()].map((person) =>
    (bearers.get(plain(person.label))?.length ?? 0) > 1 ? { ...person, label: `${person.label} (${person.explanation})` } : person,
  );
  return [...organisations, ...named];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl-BE');

/** Those of which a word starts with what was typed, partners first; at most eight. */
export function fitting(candidates: readonly Mentionable[], typed: string): Mentionable[] {
  const wanted = plain(typed.trim());
  const fits = ({ label }: Mentionable): boolean => {
    const name = plain(label);
    return name.startsWith(wanted) || name.split(/[\s-]/).some((word) => word.startsWith(wanted));
  };
  return candidates.filter(fits).slice(0, MOST);
}
