import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defaultLimits, sectionDocument, updateFrame } from '@samenpen/live-protocol';
import { aDossier, freePort } from '@samenpen/testing';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Metrics } from '../platform/metrics';
import { aServer, type TestServer } from '../testing/test-server';

let metricsPort: number;
let server: TestServer;

beforeAll(async () => {
  metricsPort = await freePort();
  // With a mail server, so that every metric is there; nothing waits to be mailed.
  server = await aServer({ METRICS_PORT: String(metricsPort), SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'samenpen@blankenberge.example' });
});

afterAll(() => server.stop());

async function scraped(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
}

/** The number of one metric of live editing. */
async function counted(name: string): Promise<number> {
  return Number(new RegExp(`^samenpen_live_${name} (\\S+)$`, 'm').exec(await scraped())?.[1]);
}

/** Asks until a line is there: sums are read at the moment of asking. */
async function untilScraped(line: string): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!(await scraped()).includes(line)) {
    if (Date.now() > limit) throw new Error(`not in ten seconds: ${line}\n${await scraped()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function opening(address: string, token: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  [2, 0].forEach((part) => writeVarUint(encoder, part));
  writeVarString(encoder, token);
  return toUint8Array(encoder);
}

describe('the metrics', () => {
  it('stand on their own port, and nowhere else', async () => {
    expect(await scraped()).toContain('process_resident_memory_bytes');
    expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);
    expect((await server.ask('GET', '/metrics')).text).not.toContain('samenpen_live');
  });

  it('tell of sockets, rooms, the document cache, and of what was refused and why', async () => {
    const dossier = await aDossier(server.client);
    const address = sectionDocument(dossier.section('4'));
    await untilScraped('samenpen_live_sockets 0\n');

    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(opening(address, dossier.people.damme.token));
    socket.send(updateFrame(address, Uint8Array.of(9, 9, 9)));

    await untilScraped('samenpen_live_sockets 1\n');
    await untilScraped('samenpen_live_rooms{document="hot"} 1\n');
    await untilScraped('samenpen_live_refused_total{reason="malformed-update"} 1\n');
    await untilScraped('samenpen_live_acknowledgement_seconds_count 1\n');
    expect(await scraped()).toMatch(/samenpen_live_document_bytes [1-9]/);
    expect(await scraped()).toContain(`samenpen_live_document_budget_bytes ${defaultLimits.documentBudgetBytes}\n`);
    expect(await scraped()).toContain('samenpen_live_store_available 1\n');
    socket.close();
    await untilScraped('samenpen_live_sockets 0\n');
  });

  it('tell how many updates a commit held, and how long it took', async () => {
    const dossier = await aDossier(server.client);
    const address = sectionDocument(dossier.section('4'));
    const [commits, updates] = [await counted('commit_seconds_count'), await counted('batch_updates_sum')];
    const doc = new Y.Doc();
    doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')]);

    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(opening(address, dossier.people.damme.token));
    socket.send(updateFrame(address, Y.encodeStateAsUpdate(doc)));

    await untilScraped(`samenpen_live_commit_seconds_count ${commits + 1}\n`);
    expect(await counted('batch_updates_sum')).toBe(updates + 1);
    expect(await counted('pending_updates')).toBe(0);
    expect(await counted('bus_gaps_repaired_total')).toBe(0);
    socket.close();
    await untilScraped('samenpen_live_sockets 0\n');
  });

  it('are all explained in docs/operations.md', async () => {
    const page = readFileSync(join(__dirname, '../../../../docs/operations.md'), 'utf8');
    const explained = [...page.matchAll(/`(samenpen_\w+)`/g)].map(([name]) => name);
    const names = [...(await scraped()).matchAll(/^# TYPE (samenpen_\w+)/gm)].map(([, name]) => `\`${name ?? ''}\``);

    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names)).toEqual(new Set(explained));
  });

  it('end the start with one line when their port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.on('listening', resolve));
    const { port } = taken.address() as { port: number };

    const metrics = new Metrics({ metricsPort: port, host: '127.0.0.1' });

    await expect(metrics.onApplicationBootstrap()).rejects.toThrow(/^METRICS_PORT \d+ cannot be used: /);
    taken.close();
  });
});
