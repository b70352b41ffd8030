import { aPerson } from '@samenpen/testing';
import { hashPassword } from '../sign-in/password';
import { aServer, type TestServer } from '../testing/test-server';
import { RoomGateService } from './room-gate.service';

const PASSWORD = 'kruisem mag mee schrijven';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('a login in which somebody writes live', () => {
  it('counts as used and lasts longer, and one that has only a text open does not', async () => {
    const { email } = await aPerson(server.client, { passwordHash: await hashPassword(PASSWORD) });
    for (let login = 0; login < 2; login++) await server.ask('POST', '/api/session', { body: { email, password: PASSWORD } });
    const [before, expiresAt] = [new Date(Date.now() - 600_000), new Date(Date.now() + 60_000)];
    await server.client.loginSession.updateMany({ data: { usedAt: before, expiresAt } });
    const [used, other] = await server.client.loginSession.findMany({ select: { id: true } });

    await server.app.get(RoomGateService, { strict: false }).loginsUsed([used?.id ?? '']);

    const loginNow = (id = '') => server.client.loginSession.findUniqueOrThrow({ where: { id }, select: { usedAt: true, expiresAt: true } });
    const lasting = await loginNow(used?.id);
    expect(lasting.usedAt.getTime()).toBeGreaterThan(before.getTime());
    expect(lasting.expiresAt.getTime()).toBeGreaterThan(expiresAt.getTime());
    expect(await loginNow(other?.id)).toEqual({ usedAt: before, expiresAt });
  });
});
