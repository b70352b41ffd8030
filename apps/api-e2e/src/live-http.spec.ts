import { encodeHttpPost, sectionDocument } from '@samenpen/live-protocol';
import type { TestRole } from '@samenpen/testing';
import * as Y from 'yjs';
import { pollingSocket, streamingSocket } from './http-socket';
import { until, type LiveDocument } from './live-provider';
import { ServerStage } from './server-stage';

const stage = new ServerStage();

/** Opens a section with a token, over HTTP unless a WebSocket is asked for. */
async function openedWith(token: string, section: string, Wire?: typeof streamingSocket | null): Promise<LiveDocument> {
  const headers = { authorization: `Bearer ${token}` };
  const socket = Wire === null ? stage.socket() : stage.socket(headers, Wire ?? streamingSocket);
  const document = socket.open(sectionDocument(section), token);
  await document.acknowledged();
  return document;
}

const opened = (person: TestRole, section: string, Wire?: typeof streamingSocket | null): Promise<LiveDocument> =>
  openedWith(stage.dossier.people[person].token, section, Wire);

async function stored(section: string): Promise<string> {
  const { body } = await stage.asking('admin').ask('GET', `/api/sections/${section}`);
  return (body as { content: { text: string } }).content.text;
}

describe('an unmodified provider over HTTP', () => {
  it.each([
    ['a stream', streamingSocket],
    ['polls', pollingSocket],
  ])('writes by %s together with somebody on a WebSocket, acknowledged when it is stored', async (_title, Wire) => {
    const section = stage.dossier.section('3-consortium');
    const damme = await opened('damme', section, Wire);
    const admin = await opened('admin', section, null);

    for (let turn = 0; turn < 10; turn++) {
      damme.type('d');
      admin.type('a');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all([damme.acknowledged(), admin.acknowledged()]);
    await until(() => damme.text.length === 20 && damme.text === admin.text, 'both have everything');

    expect(await stored(section)).toBe(damme.text);
    const seen = [...(admin.provider.awareness?.getStates().values() ?? [])];
    expect(seen.map(({ user }) => user?.id)).toContain(stage.dossier.people.damme.id);
  });

  it('is refused like on a WebSocket when it has no right', async () => {
    const section = stage.dossier.section('3-partner', 'damme');
    const reader = await opened('reader', section);
    expect(reader.provider.authorizedScope).toBe('readonly');

    reader.type('stiekem');
    await until(() => reader.messages.length > 0, 'the refusal');

    expect(reader.messages).toEqual([expect.objectContaining({ type: 'refused', recover: 'rebuild' })]);
    expect(await stored(section)).toBe('');
  });

  it('loses nothing that was acknowledged when the server is killed, and goes on when it is back', async () => {
    const section = stage.dossier.section('3-consortium');
    const damme = await opened('damme', section);
    const typing = setInterval(() => damme.type('x'), 3);

    for (let kill = 0; kill < 3; kill++) {
      const before = damme.acknowledgedClock;
      await until(() => damme.acknowledgedClock > before, 'something is acknowledged');
      await stage.api.kill();
      const acknowledged = damme.acknowledgedClock;
      await stage.api.restart();
      const other = await opened('admin', section, null);
      expect(Y.getState(other.doc.store, damme.doc.clientID)).toBeGreaterThanOrEqual(acknowledged);
    }
    clearInterval(typing);

    await damme.acknowledged();
    expect(await stored(section)).toBe(damme.text);
    expect(damme.messages).toEqual([]);
  });

  it('is sent away with 1012 when the server stops, and comes back', async () => {
    const codes: number[] = [];
    const damme = await opened('damme', stage.dossier.section('3-consortium'));
    damme.provider.configuration.websocketProvider.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));

    const { code } = await stage.api.terminate();
    await stage.api.restart();
    await damme.acknowledged();

    expect(code).toBe(0);
    expect(codes[0]).toBe(1012);
  });
});

describe('a login that ends', () => {
  it('makes documents that are open over HTTP read-only, says so, and is asked at every request', async () => {
    const visitor = stage.asking('damme');
    const token = await visitor.newToken('kort');
    const document = await openedWith(token, stage.dossier.section('3-consortium'));
    const { body } = await visitor.ask('GET', '/api/tokens');
    const id = (body as { items: { id: string; name: string }[] }).items.find(({ name }) => name === 'kort')?.id;

    await visitor.ask('DELETE', `/api/tokens/${id}`);
    await until(() => document.messages.length > 0, 'the message');

    expect(document.messages).toEqual([{ type: 'login-ended' }]);
    const answer = await fetch(`${stage.api.url}/live/http`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: Uint8Array.from(encodeHttpPost({ id: '', received: 0, first: 1, messages: [] })),
    });
    expect(answer.status).toBe(401);
  });
});
