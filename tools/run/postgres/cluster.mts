import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.mts';
import type { Binaries } from './binaries.mts';
import { type DatabaseUser, letRead, letThrough } from './database-user.mts';

export const ADMIN = 'samenpen_admin';

/** The files of one PostgreSQL, and who may touch them. */
export type Cluster = {
  readonly folder: string;
  readonly user: DatabaseUser;
  readonly binaries: Binaries;
};

export type ClusterPlace = Omit<Cluster, 'folder'> & { readonly dataDir: string };

/** Finds the cluster in DATA_DIR, or makes it. Killed half-way it leaves nothing that looks like one. */
export function makeCluster(place: ClusterPlace, adminPassword: string): Cluster {
  const { dataDir, user, binaries } = place;
  const folder = join(dataDir, 'database');
  letRead(user, binaries.folder);
  letThrough(user, binaries.initdb);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    if (user !== null) chownSync(unfinished, user.uid, user.gid);
    letThrough(user, unfinished);
    initialise(place, { folder: unfinished, adminPassword });
    renameSync(unfinished, folder);
  }
  letThrough(user, folder);
  return { folder, user, binaries };
}

function initialise(
  { user, binaries }: ClusterPlace,
  { folder, adminPassword }: { folder: string; adminPassword: string },
): void {
  // initdb wants an empty folder, so the password waits outside it and is gone right after.
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const args = [
    `--pgdata=${folder}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // The same order and letters on every machine, whatever languages it has.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const made = spawnSync(binaries.initdb, args, { ...user, encoding: 'utf8', env: PLAIN_LANGUAGE });
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  const reason = made.error?.message ?? made.stderr.trim().split('\n').at(-1);
  throw new Refusal(`DATA_DIR: PostgreSQL cannot make its files in "${folder}": ${reason}`);
}

/** Its messages in English, so that we can find our way in its log. */
export const PLAIN_LANGUAGE = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
