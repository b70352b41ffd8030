/**
 * The api and the libs that run on the server, from TypeScript to CommonJS, each file to its own place
 * under dist/server. SWC keeps the decorators' types, by which Nest injects; no bundler does.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Options, transformFile } from '@swc/core';
import { libsOn } from '../projects.mts';
import { Refusal } from '../refusal.mts';
import { inWorkspace, SERVER_BUILD, WORKSPACE } from '../workspace.mts';
import { filesUnder } from './fingerprint.mts';

const sources = (): string[] => [
  'apps/api/src',
  ...libsOn('server').map((lib) => `${lib}/src`),
  'libs/database/src/generated',
];

const isProductCode = (file: string): boolean =>
  /(?<!\.spec|\.d)\.ts$/.test(file) && !/[\\/](testing[\\/]|test-)/.test(relative(WORKSPACE, file));

/** Compiles everything beside the old build, then puts it in its place. */
export async function compileServer(): Promise<void> {
  const files = filesUnder(sources()).filter(isProductCode);
  const unfinished = `${SERVER_BUILD}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const options = compilerOptions();
  await Promise.all(files.map((file) => compile(file, { into: unfinished, options })));
  await rm(SERVER_BUILD, { recursive: true, force: true });
  await rename(unfinished, SERVER_BUILD);
}

async function compile(
  file: string,
  { into, options }: { into: string; options: Options },
): Promise<void> {
  const target = join(into, relative(WORKSPACE, file).replace(/\.ts$/, '.js'));
  const { code, map } = await transformed(file, options);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(
    target,
    `${code}\n//# sourceMappingURL=${target.slice(dirname(target).length + 1)}.map\n`,
  );
  if (map !== undefined) await writeFile(`${target}.map`, map);
}

async function transformed(file: string, options: Options): ReturnType<typeof transformFile> {
  try {
    return await transformFile(file, options);
  } catch (fault) {
    // A syntax error: SWC's message shows the place.
    throw new Refusal(`${relative(WORKSPACE, file)} does not compile:\n${String(fault)}`);
  }
}

function compilerOptions(): Options {
  // Ours, in SWC's own schema.
  const options = readJson('tools/server.swcrc.json') as Options;
  // Ours, in TypeScript's schema.
  const typescript = readJson('tsconfig.base.json') as { compilerOptions: { paths: Aliases } };
  const { paths } = typescript.compilerOptions;
  // SWC wants an absolute base for the aliases, which no committed file can hold.
  return { ...options, jsc: { ...options.jsc, baseUrl: WORKSPACE, paths } };
}

type Aliases = Record<string, string[]>;

const readJson = (file: string): unknown => JSON.parse(readFileSync(inWorkspace(file), 'utf8'));
