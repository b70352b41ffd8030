import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, limitNames } from '@samenpen/live-protocol';
import { limitVariable } from './limit-settings';
import { readSettings, SettingsFault } from './settings';

const DATABASE_URL = 'postgresql://app:secret@127.0.0.1:5432/samenpen';
const PAGE = readFileSync(join(__dirname, '../../../../docs/settings.md'), 'utf8');

function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    readSettings({ DATABASE_URL, ...variables });
    return [];
  } catch (fault) {
    return fault instanceof SettingsFault ? fault.lines : [`another fault: ${String(fault)}`];
  }
}

describe('the limits of live editing', () => {
  it('are those of the product unless the environment sets others', () => {
    expect(readSettings({ DATABASE_URL }).limits).toEqual(defaultLimits);
    expect(readSettings({ DATABASE_URL, LIVE_MAX_ROOM_BYTES: '65536', LIVE_ROOM_WARNING_SHARE: '0.5' }).limits).toEqual({
      ...defaultLimits,
      maxRoomBytes: 65_536,
      roomWarningShare: 0.5,
    });
  });

  it('can each be set, by the variable of its name', () => {
    for (const limit of limitNames) {
      const value = Number.isInteger(defaultLimits[limit]) ? defaultLimits[limit] + 1 : defaultLimits[limit] / 2;
      expect(readSettings({ DATABASE_URL, [limitVariable(limit)]: String(value) }).limits[limit]).toBe(value);
    }
  });

  it('are refused with one line per fault that names the variable', () => {
    expect(
      faultsOf({ PORT: 'many', LIVE_MAX_ROOM_BYTES: '3 MB', LIVE_FRAMES_PER_SECOND: '0', LIVE_PING_MS: '1.5', LIVE_SILENCE_MS: '-1' }),
    ).toEqual([
      'PORT is not a number',
      'LIVE_MAX_ROOM_BYTES is not a number',
      'LIVE_FRAMES_PER_SECOND is not above 0',
      'LIVE_SILENCE_MS is not above 0',
      'LIVE_PING_MS is not a whole number',
    ]);
  });

  it('are refused where one would break another', () => {
    expect(faultsOf({ LIVE_MAX_ROOM_BYTES: '4194304' })).toEqual([
      'LIVE_MAX_ROOM_BYTES 4194304 is not below 4194304: a whole room always fits half of LIVE_MAX_FRAME_BYTES',
    ]);
    expect(faultsOf({ LIVE_MAX_ROOM_BYTES: '4194304', LIVE_MAX_FRAME_BYTES: '16777216' })).toEqual([]);
  });

  it('stand in docs/settings.md, each with its default', () => {
    const rows = limitNames.map((limit) => `| \`${limitVariable(limit)}\` | ${defaultLimits[limit]} |`);

    expect(rows.filter((row) => !PAGE.includes(row))).toEqual([]);
    expect(PAGE.match(/^\| `LIVE_/gm)).toHaveLength(limitNames.length);
  });
});
