import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { PrismaClient } from '@samenpen/database';

/** A person in a test database, with a personal access token that works for an hour. */
export type TestPerson = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly token: string;
};

/** Makes a person. Without `passwordHash` only the token signs in. */
export async function aPerson(
  client: PrismaClient,
  {
    name = 'Iemand',
    organisation = 'Damme',
    passwordHash,
  }: { name?: string; organisation?: string; passwordHash?: string } = {},
): Promise<TestPerson> {
  const id = randomUUID();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${id.slice(0, 8)}@damme.example`;
  const token = randomBytes(32).toString('base64url');
  await client.person.create({
    data: {
      id,
      email,
      name,
      organisation,
      ...(passwordHash !== undefined && { credential: { create: { passwordHash } } }),
      tokens: {
        create: {
          name: 'test',
          tokenHash: Uint8Array.from(createHash('sha256').update(token).digest()),
          expiresAt: new Date(Date.now() + 3_600_000),
        },
      },
    },
  });
  return { id, email, name, token };
}
