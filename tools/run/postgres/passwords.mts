import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The three who may connect to the embedded database, by their passwords. */
export type Passwords = {
  /** Makes roles and the database, never used by the product. */
  readonly admin: string;
  /** Migrates. */
  readonly owner: string;
  /** Serves; cannot change audit rows. */
  readonly app: string;
};

/** Made once per DATA_DIR and kept beside the cluster, readable by its owner alone. */
export function keepPasswords(dataDir: string): Passwords {
  const file = join(dataDir, 'database-passwords.json');
  // Only this function writes the file.
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const random = (): string => randomBytes(24).toString('base64url');
  const passwords = { admin: random(), owner: random(), app: random() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}
