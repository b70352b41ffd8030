import { mailChoice, type MailChoice } from '@samenpen/contracts';
import * as fc from 'fast-check';
import { gather, HOUR, nextMorning, type Waiting } from './gathering';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 27, 12);

type Told = { readonly minute: number; readonly choice: MailChoice; readonly readAfter: number | null };

const told = fc.record({
  minute: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  choice: fc.constantFrom(...mailChoice.options),
  readAfter: fc.option(fc.integer({ min: 1, max: 3000 }), { freq: 4 }),
});

/** Lives through five days, looking at irregular moments, and gives every mail with what was in it. */
function live(days: readonly Told[], gaps: readonly number[]) {
  const ended = new Map<string, string>();
  const mails: { at: number; ids: readonly string[] }[] = [];
  for (let minute = 0, turn = 0; minute < 5 * 24 * 60; turn += 1) {
    const waiting = days.flatMap(({ minute: at, choice, readAfter }, index): Waiting[] => {
      const id = String(index);
      if (at > minute || ended.has(id)) return [];
      const isRead = readAfter !== null && at + readAfter <= minute;
      return [{ id, toldAt: new Date(START + at * MINUTE), isRead, choice }];
    });
    const last = mails.at(-1);
    const now = new Date(START + minute * MINUTE);
    const { taken, unwanted, read } = gather(waiting, { now, lastAt: last === undefined ? null : new Date(last.at) });
    if (taken.length > 0) mails.push({ at: now.getTime(), ids: taken });
    for (const [fate, ids] of [['mail', taken], ['unwanted', unwanted], ['read', read]] as const) {
      for (const id of ids) ended.set(id, ended.has(id) ? 'twice' : fate);
    }
    minute += gaps[turn % gaps.length] ?? 1;
  }
  return { ended, mails };
}

const lives = fc.tuple(fc.array(told, { maxLength: 40 }), fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 7 }));

describe('gathering notifications into mails', () => {
  it('puts each in exactly one mail, or in none because it is not wanted or was read', () => {
    fc.assert(
      fc.property(lives, ([days, gaps]) => {
        const { ended } = live(days, gaps);

        days.forEach(({ choice, readAfter }, index) => {
          const fate = ended.get(String(index));
          if (fate === 'unwanted') expect(choice).toBe('never');
          else if (fate === 'read') expect(readAfter).not.toBeNull();
          else expect([fate, choice === 'never']).toEqual(['mail', false]);
        });
      }),
    );
  });

  it('never lets two mails about a dossier go within an hour', () => {
    fc.assert(
      fc.property(lives, ([days, gaps]) => {
        const { mails } = live(days, gaps);

        mails.forEach(({ at }, index) => {
          if (index > 0) expect(at - (mails[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(HOUR);
        });
      }),
    );
  });

  const waiting = (choice: MailChoice, minutesAgo: number): Waiting => ({
    id: choice,
    toldAt: new Date(START - minutesAgo * MINUTE),
    isRead: false,
    choice,
  });

  it('lets what is wanted directly go at once, and takes along what waits for the hour', () => {
    const all = [waiting('direct', 0), waiting('hourly', 5), waiting('daily', 5)];

    expect(gather(all, { now: new Date(START), lastAt: null }).taken).toEqual(['direct', 'hourly']);
  });

  it('keeps even what is wanted directly until the hour after the last mail is over', () => {
    const now = new Date(START);

    expect(gather([waiting('direct', 0)], { now, lastAt: new Date(START - HOUR + 1) }).taken).toEqual([]);
    expect(gather([waiting('direct', 0)], { now, lastAt: new Date(START - HOUR) }).taken).toEqual(['direct']);
  });
});

describe('the next morning', () => {
  it('is seven in Brussels, in summer and in winter, and across the change of the clock', () => {
    expect(nextMorning(new Date('2026-01-10T06:00:00Z'))).toEqual(new Date('2026-01-11T06:00:00Z'));
    expect(nextMorning(new Date('2026-07-10T04:59:59Z'))).toEqual(new Date('2026-07-10T05:00:00Z'));
    expect(nextMorning(new Date('2026-03-28T06:00:00Z'))).toEqual(new Date('2026-03-29T05:00:00Z'));
  });
});
