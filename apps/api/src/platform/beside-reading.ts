import { isStoreAway } from '@samenpen/database';

/** Awaits what is written down on the way of a reading: where nothing can be written (a full disk) one still reads. */
export async function besideReading(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (fault) {
    // What is not there is written with a later reading.
    if (!isStoreAway(fault)) throw fault;
  }
}
