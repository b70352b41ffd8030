import { readSettings, SettingsFault } from './settings';

const DATABASE_URL = 'postgresql://app:secret@127.0.0.1:5432/samenpen';

function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    readSettings(variables);
    return [];
  } catch (fault) {
    return fault instanceof SettingsFault ? fault.lines : [`another fault: ${String(fault)}`];
  }
}

describe('the environment', () => {
  it('needs nothing but a database', () => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      ownerUrl: DATABASE_URL,
      redisUrl: null,
      publicUrl: 'http://localhost:3000',
      allowedOrigins: ['http://localhost:3000'],
      isDemo: false,
      now: null,
    });
  });

  it('is refused with one line per fault that names the variable', () => {
    expect(faultsOf({ PORT: 'many', DEMO: 'yes', LOG_LEVEL: 'loud' })).toEqual([
      'PORT is not a number',
      'DATABASE_URL is missing',
      'DEMO is neither 0 nor 1',
      'LOG_LEVEL is none of fatal, error, warn, info, debug, trace, silent',
    ]);
    expect(faultsOf({ DATABASE_URL: 'mysql://x/y' })).toEqual([
      'DATABASE_URL is not a postgresql:// URL',
    ]);
    expect(faultsOf({ DATABASE_URL, REDIS_URL: 'localhost:6379' })).toEqual([
      'REDIS_URL is not a redis:// or rediss:// URL',
    ]);
    expect(faultsOf({ DATABASE_URL, PORT: '70000' })).toEqual(['PORT is above 65535']);
    expect(faultsOf({ DATABASE_URL, DEMO: '1', NOW: 'yesterday' })[0]).toMatch(
      /^NOW is not an ISO instant/,
    );
  });

  it('keeps the metrics on a port of their own, when there are any', () => {
    expect(readSettings({ DATABASE_URL }).metricsPort).toBeNull();
    expect(readSettings({ DATABASE_URL, METRICS_PORT: '9100' }).metricsPort).toBe(9100);
    expect(faultsOf({ DATABASE_URL, METRICS_PORT: '70000' })).toEqual(['METRICS_PORT is above 65535']);
    expect(faultsOf({ DATABASE_URL, METRICS_PORT: '3000' })).toEqual([
      'METRICS_PORT 3000 is also PORT: the metrics stand beside the product, not in it',
    ]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ DATABASE_URL, PORT: '', NOW: '' }).port).toBe(3000);
  });

  it('knows a Redis by its URL, with or without encryption', () => {
    for (const url of ['redis://127.0.0.1:6379', 'rediss://name:secret@redis.example:6380/2']) {
      expect(readSettings({ DATABASE_URL, REDIS_URL: url }).redisUrl).toBe(url);
    }
  });

  it('serves http to localhost and 127.0.0.1 only', () => {
    expect(faultsOf({ DATABASE_URL, PUBLIC_URL: 'http://samenpen.example' })).toEqual([
      'PUBLIC_URL http://samenpen.example is not https: over http only localhost and 127.0.0.1 are served',
    ]);
    expect(faultsOf({ DATABASE_URL, HOST: '0.0.0.0' })[0]).toMatch(
      /^HOST 0\.0\.0\.0 is open to the network/,
    );
    expect(
      faultsOf({ DATABASE_URL, HOST: '0.0.0.0', PUBLIC_URL: 'https://samenpen.example' }),
    ).toEqual([]);
  });

  it('lets time start elsewhere only in the demo', () => {
    expect(faultsOf({ DATABASE_URL, NOW: '2021-10-01T08:00:00Z' })[0]).toMatch(
      /^NOW only goes with DEMO=1/,
    );
    expect(readSettings({ DATABASE_URL, DEMO: '1', NOW: '2021-10-01T08:00:00Z' }).now).toEqual(
      new Date('2021-10-01T08:00:00Z'),
    );
  });

  it('welcomes both names of this machine in the demo', () => {
    expect(readSettings({ DATABASE_URL, DEMO: '1', PORT: '4711' }).allowedOrigins).toEqual([
      'http://localhost:4711',
      'http://127.0.0.1:4711',
    ]);
  });
});
