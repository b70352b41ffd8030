// Every limit of live editing has a variable whose name follows from the limit's own: `maxRoomBytes` is set by
// LIVE_MAX_ROOM_BYTES. There is no second list: a new limit can be set as soon as it exists.

import { defaultLimits, limitFaults, type LimitName, limitNames, type LiveLimits } from '@samenpen/live-protocol';

/** The variable that sets a limit. */
export const limitVariable = (limit: LimitName): string => `LIVE_${limit.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** The limits of this deployment, and one line per fault. */
export function readLimits(set: Readonly<Record<string, string>>): { limits: LiveLimits; faults: string[] } {
  const faults: string[] = [];
  const limits: Record<LimitName, number> = { ...defaultLimits };
  for (const limit of limitNames) {
    const value = set[limitVariable(limit)];
    if (value === undefined) continue;
    limits[limit] = Number(value);
    const fault = faultOf(limits[limit], Number.isInteger(defaultLimits[limit]));
    if (fault !== null) faults.push(`${limitVariable(limit)} ${fault}`);
  }
  return { limits, faults: faults.length > 0 ? faults : limitFaults(limits, limitVariable) };
}

function faultOf(value: number, isWhole: boolean): string | null {
  if (!Number.isFinite(value)) return 'is not a number';
  if (value <= 0) return 'is not above 0';
  return isWhole && !Number.isSafeInteger(value) ? 'is not a whole number' : null;
}
