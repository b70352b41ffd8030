import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { freePort, listeningFault } from './free-port.mts';
import { Refusal } from './refusal.mts';
import { SERVER_BUILD } from './workspace.mts';

/** What the tools need to know of the environment. */
export type Environment = {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly isDemo: boolean;
  /** Whether somebody brings a PostgreSQL; else the embedded one runs in DATA_DIR. */
  readonly hasOwnDatabase: boolean;
};

/** The part of the api's settings that is read here. */
type Settings = { readonly port: number; readonly host: string; readonly isDemo: boolean };

type SettingsModule = {
  readonly readSettings: (variables: NodeJS.ProcessEnv) => Settings;
  readonly SettingsFault: new (...args: never[]) => Error & { readonly lines: readonly string[] };
};

/**
 * Reads the environment with the api's own rules, so that what it would refuse is refused before a
 * database starts: one line per fault. The server must have been built.
 */
export async function readEnvironment(variables: NodeJS.ProcessEnv): Promise<Environment> {
  const hasOwnDatabase = given(variables['DATABASE_URL']) !== undefined;
  const settings = settingsOf(hasOwnDatabase ? variables : withEmbedded(variables));
  return {
    // 0 asks for any free port, and whoever asks wants to be told which.
    port: settings.port === 0 ? await freePort() : settings.port,
    host: settings.host,
    dataDir: resolve(given(variables['DATA_DIR']) ?? '.samenpen'),
    isDemo: settings.isDemo,
    hasOwnDatabase,
  };
}

/** An empty variable counts as one that is not set. */
const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Without a database of one's own it is a demo, unless DEMO says otherwise. */
function withEmbedded(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...variables,
    DATABASE_URL: 'postgresql://embedded/samenpen',
    DATABASE_OWNER_URL: '',
    DEMO: given(variables['DEMO']) ?? '1',
  };
}

function settingsOf(variables: NodeJS.ProcessEnv): Settings {
  // The compiled settings of the api; this is their shape there.
  const { readSettings, SettingsFault } = createRequire(import.meta.url)(
    `${SERVER_BUILD}/apps/api/src/platform/settings.js`,
  ) as SettingsModule;
  try {
    return readSettings(variables);
  } catch (fault) {
    // The lines are what a person needs; anything else is a fault of ours.
    throw fault instanceof SettingsFault ? new Refusal(fault.lines.join('\n')) : fault;
  }
}

/** Refuses when another program listens where the product is to be served. */
export async function refuseTakenPort({ host, port }: Environment): Promise<void> {
  const fault = await listeningFault(host, port);
  if (fault === null) return;
  if (fault === 'EADDRINUSE')
    throw new Refusal(
      `PORT ${port} on ${host} is taken by another program; stop that one, or choose another with PORT.`,
    );
  throw new Refusal(`PORT, HOST: Samenpen cannot listen on ${host}:${port} (${fault}).`);
}
