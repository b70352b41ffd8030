// Whoever follows a dossier ends with every event once and in order: several people cause events at once, some of what
// they do fails, hints are lost, doubled and come late, and the connection goes and comes back.

import { dossierEvent, pageOf } from '@samenpen/contracts';
import { aDossier, EventFollower, type TestDossier } from '@samenpen/testing';
import * as fc from 'fast-check';
import { Database } from '../platform/database.repository';
import { aServer, type TestServer } from '../testing/test-server';
import { DossierEvents } from './dossier-events.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

/** One change: how many questions it asks the database while it holds its number, whether it fails, and what becomes of its hint. */
const change = fc.record({
  turns: fc.integer({ min: 0, max: 3 }),
  fails: fc.boolean(),
  hint: fc.constantFrom('comes', 'comes', 'is lost', 'comes twice', 'comes late'),
});
type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never;

const lives = fc.record({
  people: fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 }),
  page: fc.integer({ min: 1, max: 4 }),
  /** After how many hints the connection is lost and comes back. */
  reconnects: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
});

/** What one change comes to: the number of its event, or null when it failed. */
async function caused(dossier: TestDossier, { turns, fails }: Change): Promise<number | null> {
  const work = server.app.get(Database).inTransaction(async (transaction) => {
    const seq = await server.app.get(DossierEvents, { strict: false }).record(transaction, dossier.id, { type: 'reminder' });
    for (let turn = 0; turn < turns; turn += 1) await transaction.$queryRaw`SELECT 1 AS one`;
    if (fails) throw new RangeError('the change fails');
    return seq;
  });
  return work.catch((fault: unknown) => {
    if (fault instanceof RangeError) return null;
    throw fault;
  });
}

/** Carries hints to a follower as a bad network would. */
class BadLine {
  #late: number[] = [];
  #count = 0;

  constructor(
    private readonly follower: EventFollower,
    private readonly reconnects: readonly number[],
  ) {}

  carry(seq: number, hint: Change['hint']): void {
    if (hint === 'comes late') this.#late.push(seq);
    else if (hint !== 'is lost') for (let time = 0; time < (hint === 'comes twice' ? 2 : 1); time += 1) this.follower.hear({ seq });
    this.#count += 1;
    if (this.reconnects.includes(this.#count)) void this.follower.catchUp();
    if (this.#count % 3 === 0) this.end();
  }

  end(): void {
    for (const seq of this.#late.splice(0).toReversed()) this.follower.hear({ seq });
  }
}

describe('following a dossier', () => {
  it('ends with each event once and in order, whatever became of the hints and of other changes', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ people, page, reconnects }) => {
        const dossier = await aDossier(server.client);
        const as = dossier.people.reader;
        const path = (after: number): string => `/api/dossiers/${dossier.slug}/events?after=${after}&limit=${page}`;
        const follower = new EventFollower(async (after) => (await server.read(path(after), pageOf(dossierEvent), { as })).items);
        const line = new BadLine(follower, reconnects);

        await Promise.all(
          people.map(async (changes) => {
            for (const each of changes) {
              const seq = await caused(dossier, each);
              if (seq !== null) line.carry(seq, each.hint);
            }
          }),
        );
        line.end();
        await follower.catchUp();

        const happened = people.flat().filter(({ fails }) => !fails).length;
        expect(follower.seen).toEqual(Array.from({ length: happened }, (_, at) => at + 1));
      }),
      { numRuns: 25 },
    );
  });
});
