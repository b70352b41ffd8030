import { WritePace } from './write-pace';

describe('the pace of writing to sockets', () => {
  it('gathers nothing while there is little to write', () => {
    const pace = new WritePace();
    pace.wrote(4);
    expect(pace.windowAt(20)).toBe(0);
  });

  it('gathers for some milliseconds while sockets are written to all the time, and no longer than six', () => {
    const pace = new WritePace();
    pace.wrote(60);
    expect(pace.windowAt(20)).toBe(2);
    pace.wrote(100_000);
    expect(pace.windowAt(30)).toBe(2);
    expect(pace.windowAt(40)).toBe(6);
  });

  it('gathers nothing any more once it has become quiet', () => {
    const pace = new WritePace();
    pace.wrote(1_000);
    expect(pace.windowAt(20)).toBeGreaterThan(0);
    expect(pace.windowAt(2_000)).toBe(0);
  });
});
