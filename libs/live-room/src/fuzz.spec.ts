// `npm run fuzz` runs this file with its own number of frames and its own seed.

import { runEpisode } from './testing/fuzz/episode';
import type { EpisodeReport } from './testing/fuzz/episode';
import { runUpheaval } from './testing/fuzz/upheaval';
import type { UpheavalReport } from './testing/fuzz/upheaval';

const frames = Number(process.env['FUZZ_FRAMES'] ?? 5_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
/** An episode has one text; with more frames it would only grow. */
const FRAMES_PER_EPISODE = 500;

/** A moment costs about as much as so many frames. */
const FRAMES_PER_MOMENT = 4;
const MOMENTS = 250;

describe('people who type while rights, logins, the room and the server come and go', () => {
  it('are told the truth, and store nothing without a right or under another name', async () => {
    const reports: UpheavalReport[] = [];
    const moments = frames / FRAMES_PER_MOMENT;
    for (let left = moments; left > 0; left -= MOMENTS) reports.push(await runUpheaval(seed + reports.length, MOMENTS));

    const total = (of: keyof UpheavalReport): number => reports.reduce((sum, report) => sum + report[of], 0);
    expect(total('stored')).toBeGreaterThan(moments / 10);
    expect(total('acknowledged')).toBeGreaterThan(moments / 10);
    expect(total('refusals')).toBeGreaterThan(moments / 50);
    if (process.env['FUZZ_FRAMES'] === undefined) return;
    process.stdout.write(`${moments} moments from seed ${seed}: ${total('stored')} updates stored, ${total('refusals')} refused\n`);
  }, 3_600_000);
});

describe('hostile frames', () => {
  it('break no promise to the decent clients in the same rooms, and leave nothing behind', async () => {
    const reports: EpisodeReport[] = [];
    for (let left = frames; left > 0; left -= FRAMES_PER_EPISODE) {
      reports.push(await runEpisode(seed + reports.length, Math.min(left, FRAMES_PER_EPISODE)));
    }

    const total = (of: keyof EpisodeReport): number => reports.reduce((sum, report) => sum + report[of], 0);
    expect(total('frames')).toBe(frames);
    expect(total('stored')).toBeGreaterThan(frames / 100);
    expect(total('refusals')).toBeGreaterThan(frames / 100);
    if (process.env['FUZZ_FRAMES'] === undefined) return;
    process.stdout.write(`${frames} frames from seed ${seed}: ${total('connections')} connections, ${total('stored')} updates stored, ${total('refusals')} refused\n`);
  }, 3_600_000);
});
