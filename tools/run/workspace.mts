import { join } from 'node:path';

/** The folder of the clone. */
export const WORKSPACE = join(import.meta.dirname, '..', '..');

export const inWorkspace = (...path: readonly string[]): string => join(WORKSPACE, ...path);

/** Where the compiled server stands; it keeps the tree of the sources. */
export const SERVER_BUILD = inWorkspace('dist', 'server');

/** Where the web app's build stands. */
export const WEB_BUILD = inWorkspace('dist', 'web');

/** A compiled entry point of the api: main, migrate, seed or demo-reset. */
export const apiProgram = (name: string): string =>
  join(SERVER_BUILD, 'apps', 'api', 'src', `${name}.js`);
