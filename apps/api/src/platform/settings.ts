// The environment, read once at start. A value that cannot be right ends the start: one line per fault,
// each naming its variable, so that nobody has to read a stack trace to mend a deployment.

import { isIP } from 'node:net';
import type { LiveLimits } from '@samenpen/live-protocol';
import { z } from 'zod';
import { readLimits } from './limit-settings';
import { faultsOfMail, mailSettings, mailVariables, type MailSettings } from './mail-settings';

/** What the running server is told from outside. Injected under `SETTINGS`. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Where the metrics are read, on `host`; null: nowhere. */
  readonly metricsPort: number | null;
  readonly databaseUrl: string;
  /** The owner's connection; the same as `databaseUrl` when there is only one role. */
  readonly ownerUrl: string;
  /** Redis or Valkey between several instances; null: this one is alone, or polls. */
  readonly redisUrl: string | null;
  /** Null: this installation sends no mail. */
  readonly mail: MailSettings | null;
  readonly publicUrl: string;
  /** Origins whose pages may change something. */
  readonly allowedOrigins: readonly string[];
  readonly isDemo: boolean;
  /** The instant from which the dossier clock runs; null: the real time. */
  readonly now: Date | null;
  readonly logLevel: LogLevel;
  /** Express's own setting: which proxies may say who the caller is. */
  readonly trustProxy: string | number | false;
  /** What a client of live editing may ask. */
  readonly limits: LiveLimits;
};

export const SETTINGS = Symbol('settings');

/** Thrown with one readable line per fault in the environment. */
export class SettingsFault extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// URL' });

const port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'is below 0')
  .max(65_535, 'is above 65535');

const environment = z.object({
  PORT: port.default(3000),
  METRICS_PORT: port.nullable().default(null),
  HOST: z.string().default('127.0.0.1').refine(isHost, 'is neither an address nor a host name'),
  DATABASE_URL: z.string({ error: 'is missing' }).pipe(postgresUrl),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'is not a redis:// or rediss:// URL' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is not an http(s):// URL' }).optional(),
  DEMO: z.enum(['0', '1'], { error: 'is neither 0 nor 1' }).default('0'),
  NOW: z.iso
    .datetime({ offset: true, error: 'is not an ISO instant such as 2021-10-01T08:00:00Z' })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` }).default('info'),
  TRUST_PROXY: z.string().optional(),
  ...mailVariables,
});

/** Reads the environment, or throws a `SettingsFault`. An empty variable counts as one that is not set. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) if (value !== undefined && value !== '') set[name] = value;
  const read = environment.safeParse(set);
  const { limits, faults: limitFaults } = readLimits(set);
  if (!read.success)
    throw new SettingsFault([
      ...read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
      ...limitFaults,
    ]);
  const values = read.data;
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`);
  const isDemo = values.DEMO === '1';
  const faults = [...faultsBetween(publicUrl, values.HOST, { isDemo, now: values.NOW }), ...faultsOfPorts(values), ...faultsOfMail(values), ...limitFaults];
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    port: values.PORT,
    host: values.HOST,
    metricsPort: values.METRICS_PORT,
    databaseUrl: values.DATABASE_URL,
    ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    redisUrl: values.REDIS_URL ?? null,
    mail: mailSettings(values),
    publicUrl: publicUrl.origin,
    allowedOrigins: allowedOrigins(publicUrl, isDemo),
    isDemo,
    now: values.NOW === undefined ? null : new Date(values.NOW),
    logLevel: values.LOG_LEVEL,
    trustProxy: trustProxy(values.TRUST_PROXY),
    limits,
  };
}

const LOOPBACK = ['localhost', '127.0.0.1'];

function faultsBetween(
  publicUrl: URL,
  host: string,
  demo: { isDemo: boolean; now: string | undefined },
): string[] {
  const faults: string[] = [];
  if (publicUrl.protocol === 'http:' && !LOOPBACK.includes(publicUrl.hostname)) {
    faults.push(
      `PUBLIC_URL ${publicUrl.origin} is not https: over http only localhost and 127.0.0.1 are served`,
    );
  }
  if (publicUrl.protocol === 'http:' && !LOOPBACK.includes(host)) {
    faults.push(
      `HOST ${host} is open to the network: put https in front and set PUBLIC_URL to its https:// address`,
    );
  }
  if (demo.now !== undefined && !demo.isDemo)
    faults.push('NOW only goes with DEMO=1: real dossiers run on the real clock');
  return faults;
}

function faultsOfPorts({ PORT, METRICS_PORT }: { PORT: number; METRICS_PORT: number | null }): string[] {
  if (METRICS_PORT !== PORT || PORT === 0) return [];
  return [`METRICS_PORT ${METRICS_PORT} is also PORT: the metrics stand beside the product, not in it`];
}

/** In the demo both loopback names are welcome: one browser can then hold two people. */
function allowedOrigins(publicUrl: URL, isDemo: boolean): string[] {
  if (!isDemo) return [publicUrl.origin];
  const port = publicUrl.port === '' ? '' : `:${publicUrl.port}`;
  return [...new Set([publicUrl.origin, ...LOOPBACK.map((name) => `http://${name}${port}`)])];
}

function trustProxy(value: string | undefined): string | number | false {
  if (value === undefined) return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value);
}
