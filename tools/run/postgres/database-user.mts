/**
 * PostgreSQL refuses to run as root. There it runs as the user `postgres`, which must then be able to
 * reach the cluster and the programs, also where the folders above are closed to others.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.mts';

/** The user and group that the database runs as; null when that is simply who we are. */
export type DatabaseUser = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';

/** As root: the user `postgres`, made if the machine has none. */
export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return null;
  if (idOf('-u') === null) makeUser();
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === null || gid === null)
    throw new Refusal(
      `PostgreSQL does not run as root, and the user "${NAME}" could not be made here; start Samenpen as an ordinary user, or give a database with DATABASE_URL.`,
    );
  return { uid, gid };
}

/** Opens the way for the database user to a path: only passing through, never listing. */
export function letThrough(user: DatabaseUser, path: string): void {
  if (user === null) return;
  for (const folder of foldersAbove(path))
    if (!can(user, '-x', folder)) allow(folder, statSync(folder).mode | 0o011);
  if (!can(user, '-x', path))
    throw new Refusal(
      `The database user "${NAME}" cannot reach "${path}"; put it where other users may pass, or start Samenpen as an ordinary user.`,
    );
}

/** Lets the database user read and run all that is in a folder; a strict umask may have closed it. */
export function letRead(user: DatabaseUser, folder: string): void {
  if (user === null) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    const wanted = mode | (entry.isDirectory() || (mode & 0o100) !== 0 ? 0o055 : 0o044);
    if (wanted !== mode) allow(path, wanted);
  }
}

function allow(path: string, mode: number): void {
  try {
    chmodSync(path, mode & 0o7777);
  } catch {
    // A read-only or foreign file system: whether the user gets through all the same is asked afterwards.
  }
}

function can(user: NonNullable<DatabaseUser>, test: '-x' | '-r', path: string): boolean {
  return spawnSync('test', [test, path], user).status === 0;
}

/** Every folder on the way to a path, the outermost first. */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...foldersAbove(above), above];
}

function idOf(which: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [which, NAME], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : null;
}

/** Debian and most others have `useradd`, Alpine `adduser`. */
function makeUser(): void {
  const made = spawnSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', NAME]);
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', NAME]);
}
