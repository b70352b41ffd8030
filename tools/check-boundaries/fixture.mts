import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * One edge between two parts of the workspace, as a file that draws it. The head of the file says where
 * it pretends to stand and who must refuse it; `nobody` marks an edge that is allowed.
 */
export type Fixture = {
  /** The file's name in words: "wire imports rules". */
  readonly edge: string;
  /** Path inside the workspace at which the code is judged. */
  readonly at: string;
  /** A rule of ESLint, `tsc`, or `nobody`. */
  readonly refusedBy: string;
  readonly code: string;
};

const FOLDER = join(import.meta.dirname, 'fixtures');

export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER).sort().map(readFixture);
}

function readFixture(file: string): Fixture {
  const code = readFileSync(join(FOLDER, file), 'utf8');
  const head = (name: string): string => {
    const found = new RegExp(`^// ${name}: (.+)$`, 'm').exec(code)?.[1];
    if (found === undefined) throw new Error(`${file} does not say "// ${name}: …".`);
    return found;
  };
  return {
    edge: basename(file, '.ts').replaceAll('-', ' '),
    at: head('at'),
    refusedBy: head('refused by'),
    code,
  };
}
