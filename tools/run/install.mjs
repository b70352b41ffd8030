import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKSPACE = join(import.meta.dirname, '..', '..');
const LOCK = join(WORKSPACE, 'package-lock.json');
const MODULES = join(WORKSPACE, 'node_modules');
/** Holds the hash of the lock file that `node_modules` was made from. */
const MARKER = join(MODULES, '.samenpen-installed');
/** npm's own note of what it installed, written at the end of each install. */
const NPM_NOTE = join(MODULES, '.package-lock.json');

/** Runs `npm ci` when `node_modules` is missing or was made from another lock file. */
export function installIfNeeded() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === wanted) return;
  if (!existsSync(MARKER) && installedByHand()) return note(wanted);
  console.log('Installing what package-lock.json names …');
  const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    throw new Error('The installation failed (npm ci, above); nothing was started.');
  note(wanted);
}

/** Whether somebody ran `npm ci` or `npm install` after the lock file was last written. */
function installedByHand() {
  return existsSync(NPM_NOTE) && statSync(NPM_NOTE).mtimeMs >= statSync(LOCK).mtimeMs;
}

function note(hash) {
  writeFileSync(MARKER, hash);
}

function npm(args) {
  const options = { cwd: WORKSPACE, stdio: 'inherit' };
  const cli = process.env.npm_execpath;
  // Inside an npm script npm says where it is; on Windows the bare name is a .cmd, which needs a shell.
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
