// Somebody follows a dossier on the built server, over a socket that is cut and a server that is killed, and ends with
// every event once and in order.

import { dossierEvent, pageOf } from '@samenpen/contracts';
import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { dossierDocument } from '@samenpen/live-protocol';
import { aDossier, EventFollower } from '@samenpen/testing';
import * as fc from 'fast-check';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until } from './live-provider';
import { Visitor } from './visitor';

let api: ApiProcess;
let client: PrismaClient;

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
});

const happening = fc.constantFrom('something happens', 'something happens', 'something happens', 'the socket is cut');
/** The same each time: what goes wrong when is no matter of luck. */
const [before = [], meanwhile = [], after = []] = fc.sample(fc.array(happening, { minLength: 12, maxLength: 12 }), { numRuns: 3, seed: 20_211_029 });

describe('following a dossier on a server that is killed', () => {
  it('misses nothing and hears nothing twice', async () => {
    const dossier = await aDossier(client);
    const { admin, reader } = dossier.people;
    const [penhouder, follows] = [Visitor.withToken(api, admin.token), Visitor.withToken(api, reader.token)];
    const follower = new EventFollower(async (last) => {
      const { body } = await follows.ask('GET', `/api/dossiers/${dossier.slug}/events?after=${last}&limit=3`);
      return pageOf(dossierEvent).parse(body).items;
    });
    // A server that is away answers nothing; the next connection reads again.
    const catchUp = () => void follower.catchUp().catch(() => undefined);
    const socket = new LiveSocket(api.liveUrl);
    const live = socket.open(dossierDocument(dossier.slug), reader.token);
    live.provider.on('authenticated', catchUp);
    live.provider.on('stateless', ({ payload }: { payload: string }) => {
      const heard = dossierEvent.safeParse(JSON.parse(payload));
      if (heard.success) follower.hear(heard.data);
    });
    await until(() => live.provider.isAuthenticated, 'the dossier is joined');

    let accepted = 0;
    const cause = async (steps: readonly string[]): Promise<void> => {
      for (const step of steps) {
        if (step === 'the socket is cut') socket.provider.webSocket?.close();
        else {
          // Whether it happened when no answer comes, the history says.
          const answer = await penhouder.ask('POST', `/api/dossiers/${dossier.slug}/reminders`, { partner: dossier.partners.damme }).catch(() => null);
          if (answer?.status === 204) accepted += 1;
        }
      }
    };
    await cause(before);
    const under = cause(meanwhile);
    await api.kill();
    await under;
    await api.restart();
    await cause(after);

    const { eventHead } = await client.dossier.findUniqueOrThrow({ where: { id: dossier.id }, select: { eventHead: true } });
    await until(() => follower.last >= eventHead, 'the follower has caught up');
    socket.destroy();
    expect(accepted).toBeGreaterThan(before.length / 2);
    expect(eventHead).toBeGreaterThanOrEqual(accepted);
    expect(follower.seen).toEqual(Array.from({ length: eventHead }, (_, at) => at + 1));
  }, 120_000);
});
