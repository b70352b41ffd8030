// What has to hold between limits, so that a deployment that sets one of them does not break a promise of another.

import { defaultLimits, type LiveLimits } from './limits';

/** The name of one limit. */
export type LimitName = keyof LiveLimits;

/** All limits there are, in the order of their declaration. */
export const limitNames = Object.keys(defaultLimits) as readonly LimitName[]; // The value has the keys of its type, no more.

/** The provider takes a connection that is silent for so long for lost. Milliseconds. */
const PROVIDER_PATIENCE_MS = 30_000;

/** Says of each rule between limits that does not hold what is wrong, calling each limit as `nameOf` does. */
export function limitFaults(limits: LiveLimits, nameOf: (limit: LimitName) => string): string[] {
  const half = Math.ceil(limits.maxFrameBytes / 2);
  const frame = nameOf('maxFrameBytes');
  const faults: string[] = [];
  const below = (limit: LimitName, bound: number, why: string) => {
    if (limits[limit] >= bound) faults.push(`${nameOf(limit)} ${limits[limit]} is not below ${bound}: ${why}`);
  };
  below('maxRoomBytes', half, `a whole room always fits half of ${frame}`);
  below('maxUpdateBytes', half, `a whole update always fits half of ${frame}`);
  below('maxUpdateBytes', limits.maxQueuedBytes, `an update may wait in ${nameOf('maxQueuedBytes')}`);
  below('maxFrameBytes', limits.maxUnopenedBytes, `a frame may come in before anything is opened (${nameOf('maxUnopenedBytes')})`);
  below('maxRoomBytes', limits.stalledReaderBytes, `whoever joins is sent a whole room before ${nameOf('stalledReaderBytes')} is reached`);
  below('slowReaderBytes', limits.stalledReaderBytes, `a reader is slow before it is stalled (${nameOf('stalledReaderBytes')})`);
  below('pingMs', PROVIDER_PATIENCE_MS, `a provider gives up after ${PROVIDER_PATIENCE_MS} ms of silence`);
  below('pingMs', limits.silenceMs, `whoever is asked may answer within ${nameOf('silenceMs')}`);
  if (limits.roomWarningShare > 1) faults.push(`${nameOf('roomWarningShare')} ${limits.roomWarningShare} is above 1: it is a share`);
  return faults;
}
