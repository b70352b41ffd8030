/** Somebody else who has this section open. */
export type SectionCompany = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** 1 to 10: which of the ten colours of people. */
  readonly colour: number;
};

type Stamped = { readonly user?: Partial<SectionCompany> };

/** The part of Yjs awareness that is read here. */
export type Presence = { readonly clientID: number; readonly getStates: () => ReadonlyMap<number, unknown> };

/** The others in a room as the server vouches for them, one entry a person; `own` is left out with all their windows. */
export function companyOf(presence: Presence, own: string): SectionCompany[] {
  const others = new Map<string, SectionCompany>();
  for (const [client, state] of presence.getStates()) {
    // Awareness is untyped; `user` is what the server stamped, absent until it did.
    const { user } = state as Stamped;
    if (client === presence.clientID || user?.id === undefined || user.name === undefined || user.id === own) continue;
    others.set(user.id, { id: user.id, name: user.name, organisation: user.organisation ?? '', colour: user.colour ?? 1 });
  }
  return [...others.values()];
}
