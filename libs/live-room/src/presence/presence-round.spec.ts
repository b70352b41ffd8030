import { awarenessFrame, encodePresenceEntry, joinPresence } from '@samenpen/live-protocol';
import { PresenceRound } from './presence-round';

const entryOf = (clientId: number): Uint8Array => encodePresenceEntry({ clientId, clock: 1, state: `{"at":${clientId}}` });
const [an, bo, cy] = [{ address: 'a' }, { address: 'a' }, { address: 'other' }];
const frameOf = (address: string, ...clientIds: number[]): Uint8Array => awarenessFrame(address, joinPresence(clientIds.map(entryOf)));

describe('a round of presence', () => {
  it('tells everybody all but what they said themselves', () => {
    const said = [{ session: an, id: 1 }, { session: bo, id: 2 }, { session: an, id: 3 }, { session: null, id: 4 }];
    const round = new PresenceRound(said.map(({ session, id }) => ({ session, bytes: entryOf(id) })));

    expect(round.frameFor(an)).toEqual(frameOf('a', 2, 4));
    expect(round.frameFor(bo)).toEqual(frameOf('a', 1, 3, 4));
    expect(round.frameFor(cy)).toEqual(frameOf('other', 1, 2, 3, 4));
  });

  it('is one and the same frame for all who said nothing', () => {
    const round = new PresenceRound([{ session: null, bytes: entryOf(1) }]);
    expect(round.frameFor(an)).toBe(round.frameFor(bo));
  });

  it('tells nothing to who alone has said something', () => {
    const round = new PresenceRound([{ session: an, bytes: entryOf(1) }]);
    expect(round.frameFor(an)).toBeNull();
  });

  it('counts its bytes right, however many entries there are', () => {
    const ids = Array.from({ length: 300 }, (_, id) => id);
    const round = new PresenceRound(ids.map((id) => ({ session: null, bytes: entryOf(id) })));
    expect(round.frameFor(an)).toEqual(frameOf('a', ...ids));
  });
});
