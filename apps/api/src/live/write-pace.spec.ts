import { WritePace } from './write-pace';

const SPAN_MS = 50;

/** A thread that works for these shares of one span after the other; answers the windows at their ends. */
function windowsOver(shares: readonly number[], writesPerSpan: number): number[] {
  const used = { idle: 0, active: 0, utilization: 0 };
  const pace = new WritePace(() => ({ ...used }));
  return shares.map((share, index) => {
    used.active += share * SPAN_MS;
    used.idle += (1 - share) * SPAN_MS;
    pace.wrote(writesPerSpan);
    return pace.windowAt((index + 1) * SPAN_MS);
  });
}

describe('the pace of writing to sockets', () => {
  it('gathers nothing while there is time for every write, however many there are', () => {
    expect(windowsOver([0.2, 0.6, 0.8], 10_000)).toEqual([0, 0, 0]);
  });

  it('gathers nothing while there is little to write, however short the time', () => {
    expect(windowsOver([1, 1, 1], 10)).toEqual([0, 0, 0]);
  });

  it('gathers longer step by step while time is short, no longer than six milliseconds, and than the writes earn', () => {
    expect(windowsOver([1, 0.9, 1, 1, 1, 1, 1, 1], 10_000)).toEqual([1, 2, 3, 4, 5, 6, 6, 6]);
    expect(windowsOver([1, 1, 1, 1], 150)).toEqual([1, 2, 2, 2]);
  });

  it('stays where gathering has made the time long enough, and goes back when there is plenty of it', () => {
    expect(windowsOver([1, 1, 0.7, 0.6, 0.3, 0.3, 0.3], 10_000)).toEqual([1, 2, 2, 2, 1, 0, 0]);
  });

  it('looks at the work once a span', () => {
    let active = 0;
    const pace = new WritePace(() => ({ idle: 0, active: (active += SPAN_MS), utilization: 1 }));
    const windows = [50, 51, 99, 100, 149].map((at) => {
      pace.wrote(100_000);
      return pace.windowAt(at);
    });
    expect(windows).toEqual([1, 1, 1, 2, 2]);
  });
});
