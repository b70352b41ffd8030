import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inWorkspace } from '../workspace.mts';

const LEFT_OUT = new Set(['generated', 'node_modules']);

/** Every file under the given paths of the workspace, in a fixed order; paths that are missing count as empty. */
export function filesUnder(paths: readonly string[]): string[] {
  return paths.flatMap((path) => walk(inWorkspace(path))).sort();
}

function walk(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !LEFT_OUT.has(name))
    .flatMap((name) => walk(join(path, name)));
}

/** A hash of names and contents: the same sources give the same, whatever their dates. */
export function fingerprintOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Remembers from which sources something was made. */
export function rememberedIn(name: string): { read(): string | null; write(value: string): void } {
  const file = inWorkspace('.cache', 'made-from', name);
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}
