import { awarenessFrame, encodePresenceEntry, joinPresence } from '@samenpen/live-protocol';
import { PresenceRound } from './presence-round';

const entryOf = (clientId: number): Uint8Array => encodePresenceEntry({ clientId, clock: 1, state: `{"at":${clientId}}` });
const [an, bo, cy] = [{ address: 'a' }, { address: 'a' }, { address: 'other' }];
const frameOf = (address: string, ...clientIds: number[]): Uint8Array => awarenessFrame(address, joinPresence(clientIds.map(entryOf)));

/** What each of these gets of a round. */
function told(round: PresenceRound<typeof an>, ...hearers: (typeof an)[]): Uint8Array[][] {
  const frames = new Map<typeof an, Uint8Array[]>(hearers.map((hearer) => [hearer, []]));
  round.tell(hearers, (hearer, frame) => frames.get(hearer)?.push(frame));
  return [...frames.values()];
}

describe('a round of presence', () => {
  it('tells everybody all but what they said themselves', () => {
    const said = [{ session: an, id: 1 }, { session: bo, id: 2 }, { session: an, id: 3 }, { session: null, id: 4 }];
    const round = new PresenceRound(said.map(({ session, id }) => ({ session, bytes: entryOf(id) })));

    expect(told(round, an, bo, cy)).toEqual([[frameOf('a', 2, 4)], [frameOf('a', 1, 3, 4)], [frameOf('other', 1, 2, 3, 4)]]);
  });

  it('is one and the same frame for all who said nothing', () => {
    const round = new PresenceRound([{ session: null, bytes: entryOf(1) }]);
    const [one, other] = told(round, an, bo);
    expect(one?.[0]).toBe(other?.[0]);
  });

  it('tells nothing to who alone has said something', () => {
    const round = new PresenceRound([{ session: an, bytes: entryOf(1) }]);
    expect(told(round, an)).toEqual([[]]);
  });

  it('is a few messages for a crowd, of which only the one with its own words is made for a session', () => {
    const ids = Array.from({ length: 100 }, (_, id) => id);
    const round = new PresenceRound(ids.map((id) => ({ session: id === 40 ? an : null, bytes: entryOf(id) })));
    const [own = [], others = []] = told(round, an, bo);

    expect(own).toEqual([
      frameOf('a', ...ids.slice(0, 32)),
      frameOf('a', ...ids.slice(32, 64).filter((id) => id !== 40)),
      frameOf('a', ...ids.slice(64, 96)),
      frameOf('a', ...ids.slice(96)),
    ]);
    expect(others[1]).toEqual(frameOf('a', ...ids.slice(32, 64)));
    for (const shared of [0, 2, 3]) expect(others[shared]).toBe(own[shared]);
  });
});
