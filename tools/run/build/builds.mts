/** What is made from the sources before anything runs; each only when its sources have changed. */
import { existsSync } from 'node:fs';
import { runProgram } from '../child-process.mts';
import type { Lifetime } from '../lifetime.mts';
import { libsOn } from '../projects.mts';
import { Refusal } from '../refusal.mts';
import { apiProgram, inWorkspace, WEB_BUILD } from '../workspace.mts';
import { compileServer } from './compile-server.mts';
import { filesUnder, fingerprintOf, rememberedIn } from './fingerprint.mts';
import { takingTurns } from './turns.mts';

type Build = {
  /** What it is called in the file that remembers its sources. */
  readonly name: string;
  readonly announcement: string;
  readonly sources: readonly string[];
  /** Exists once it was made. */
  readonly product: string;
  make(lifetime: Lifetime): Promise<void>;
};

const LOCK_FILE = 'package-lock.json';
const isTest = /\.spec\.m?ts$/;

const prismaClient: Build = {
  name: 'prisma-client',
  announcement: 'Generating the database client …',
  sources: ['libs/database/schema.prisma', LOCK_FILE],
  product: inWorkspace('libs/database/src/generated/client.ts'),
  make: (lifetime) =>
    succeed(lifetime, 'The database client could not be generated', {
      script: inWorkspace('node_modules/prisma/build/index.js'),
      args: ['generate'],
      // Generating needs no engine, but Prisma insists on one that exists, or downloads it.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    }),
};

const server: Build = {
  name: 'server',
  announcement: 'Compiling the server …',
  sources: [
    'apps/api/src',
    ...libsOn('server'),
    'tools/server.swcrc.json',
    'tsconfig.base.json',
    LOCK_FILE,
  ],
  product: apiProgram('main'),
  make: () => compileServer(),
};

const web: Build = {
  name: 'web',
  announcement: 'Building the web app …',
  sources: ['apps/web', ...libsOn('web'), 'tsconfig.base.json', LOCK_FILE],
  product: WEB_BUILD,
  make: (lifetime) => succeed(lifetime, 'The web app could not be built', nxBuildWeb('production')),
};

export const nxBuildWeb = (configuration: string, ...more: readonly string[]) => ({
  script: inWorkspace('node_modules/nx/dist/bin/nx.js'),
  args: ['build', 'web', `--configuration=${configuration}`, ...more],
  // One process and its children, no more: what is left running could not be stopped.
  env: {
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_TUI: 'false',
    NG_CLI_ANALYTICS: 'false',
  },
});

export const generateClient = (lifetime: Lifetime): Promise<void> =>
  bringUpToDate(lifetime, prismaClient);

/** The server with the database client that it is compiled from. */
export async function buildServer(lifetime: Lifetime): Promise<void> {
  await generateClient(lifetime);
  await bringUpToDate(lifetime, server);
}

export const buildWeb = (lifetime: Lifetime): Promise<void> => bringUpToDate(lifetime, web);

/** All that runs, without running it. */
export async function buildAll(lifetime: Lifetime): Promise<void> {
  await buildServer(lifetime);
  await buildWeb(lifetime);
}

async function bringUpToDate(lifetime: Lifetime, build: Build): Promise<void> {
  await takingTurns(lifetime, build.name, async () => {
    const remembered = rememberedIn(build.name);
    const now = fingerprintOf(filesUnder(build.sources).filter((file) => !isTest.test(file)));
    if (remembered.read() === now && existsSync(build.product)) return;
    console.log(build.announcement);
    await build.make(lifetime);
    remembered.write(now);
  });
}

async function succeed(
  lifetime: Lifetime,
  complaint: string,
  program: Parameters<typeof runProgram>[1],
): Promise<void> {
  const { code, output } = await runProgram(lifetime, program);
  if (code !== 0) throw new Refusal(`${output.trim()}\n\n${complaint}.`);
}
