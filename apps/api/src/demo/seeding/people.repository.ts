import type { DemoAccount } from '../accounts';
import { demoAddress } from '../accounts';
import type { DemoOrganisation } from '../demo-partners';
import type { DemoStore } from './demo-store.repository';

/** Adds the organisations that are not there yet and gives all their ids by slug. */
export async function storeOrganisations(
  store: DemoStore,
  organisations: readonly DemoOrganisation[],
): Promise<ReadonlyMap<string, string>> {
  await store.organisation.createMany({ data: [...organisations], skipDuplicates: true });
  const stored = await store.organisation.findMany({
    where: { slug: { in: organisations.map(({ slug }) => slug) } },
    select: { id: true, slug: true },
  });
  return new Map(stored.map(({ id, slug }) => [slug, id]));
}

/** The accounts that have no person yet. */
export async function missingAccounts(
  store: DemoStore,
  accounts: readonly DemoAccount[],
): Promise<readonly DemoAccount[]> {
  const stored = await store.person.findMany({
    where: { email: { in: accounts.map(({ key }) => demoAddress(key)) } },
    select: { email: true },
  });
  const known = new Set(stored.map(({ email }) => email));
  return accounts.filter(({ key }) => !known.has(demoAddress(key)));
}

/** Adds persons with their passwords (argon2id hashes). */
export async function storePeople(
  store: DemoStore,
  people: readonly (DemoAccount & { readonly id: string; readonly passwordHash: string })[],
): Promise<void> {
  await store.person.createMany({
    data: people.map(({ id, key, name, organisation, role }) => ({
      id,
      email: demoAddress(key),
      name,
      organisation,
      isOperator: role === 'operator',
    })),
  });
  await store.credential.createMany({
    data: people.map(({ id, passwordHash }) => ({ personId: id, passwordHash })),
  });
}

/** The ids of the persons of the demo by the key of their account. */
export async function peopleByKey(
  store: DemoStore,
  accounts: readonly DemoAccount[],
): Promise<ReadonlyMap<string, string>> {
  const stored = await store.person.findMany({
    where: { email: { in: accounts.map(({ key }) => demoAddress(key)) } },
    select: { id: true, email: true },
  });
  const idOf = new Map(stored.map(({ id, email }) => [email, id]));
  return new Map(
    accounts.flatMap(({ key }) => {
      const id = idOf.get(demoAddress(key));
      return id === undefined ? [] : [[key, id] as const];
    }),
  );
}
