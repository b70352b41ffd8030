/** Carets that move: awareness alone, at a fixed rate, in small and in large documents. */
import { setTimeout as pause } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import { between, readMeters } from '../load/meters.mts';
import { awarenessFrame } from '../load/frames.mts';
import type { RawClient } from '../load/raw-client.mts';
import { emptyParagraph } from '../load/typed-edits.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { onStage, openAll, seatsIn, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';
import { yWebsocket } from '../servers/y-websocket.mts';

const CLIENTS = 200;
const WARM_UP_MS = 1_000;
const WINDOW_MS = 6_000;
/** In total: five a second per client, as somebody who types moves the caret. */
const PER_SECOND = 1_000;
const SIZES = [4, 100] as const;

export const presence: RowFamily = {
  names: SIZES.map((size) => `presence-cpu/${size}`),
  measure,
};

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (const size of SIZES) {
    const name = `presence-cpu/${size}`;
    const systems = bench.options.isQuick
      ? [samenpen, hocuspocus]
      : [samenpen, hocuspocus, yWebsocket];
    const medians = await takeTurns(bench, { row: name, systems }, (system) =>
      moving(bench, system, size),
    );
    const figure = (system: string): number | undefined => medians.get(system)?.cpuPerMessage;
    results.push(
      rowOf(name, 'µs', { samenpen: figure('samenpen'), peer: figure('hocuspocus') }),
      rowOf(`other/y-websocket/${name}`, 'µs', {
        samenpen: figure('samenpen'),
        peer: figure('y-websocket'),
      }),
    );
  }
  return results;
}

function moving({ stage, options: { isQuick } }: Bench, system: System, size: number) {
  const clients = isQuick ? size * 2 : CLIENTS;
  const filling = { documents: clients / size, content: emptyParagraph() };
  return onStage({ stage, system, filling }, async (subject) => {
    const opened = await openAll(subject, seatsIn(subject.trial.documents, size));
    const carets = new Carets(opened, isQuick ? PER_SECOND / 5 : PER_SECOND);
    await pause(isQuick ? 200 : WARM_UP_MS);
    const figures = await watch(subject, { stage, carets, windowMs: isQuick ? 500 : WINDOW_MS });
    carets.stop();
    for (const client of opened) client.close();
    return figures;
  });
}

type Watched = {
  readonly stage: Bench['stage'];
  readonly carets: Carets;
  readonly windowMs: number;
};

async function watch({ server }: Subject, { stage, carets, windowMs }: Watched) {
  const [before, then] = [readMeters(stage, [server]), carets.counts()];
  await pause(windowMs);
  const taken = between(before, readMeters(stage, [server]));
  const now = carets.counts();
  return {
    cpuPerMessage: (taken.serverMs * 1_000) / (now.sent - then.sent),
    sentPerSecond: (now.sent - then.sent) / taken.seconds,
    receivedPerSecond: (now.received - then.received) / taken.seconds,
    bytesPerSecond: (now.bytes - then.bytes) / taken.seconds,
    serverCpu: taken.serverCpu,
    loadCpu: taken.loadCpu,
    elsewhereCpu: taken.elsewhereCpu,
  };
}

/** All clients' carets, moved in turn. */
class Carets {
  readonly #clients: readonly RawClient[];
  readonly #timer: NodeJS.Timeout;
  #sent = 0;

  constructor(clients: readonly RawClient[], perSecond: number) {
    this.#clients = clients;
    const began = performance.now();
    this.#timer = setInterval(() => {
      const due = ((performance.now() - began) * perSecond) / 1_000;
      while (this.#sent < due) this.#move();
    }, 2);
  }

  counts(): { sent: number; received: number; bytes: number } {
    return {
      sent: this.#sent,
      received: this.#clients.reduce((sum, { frames }) => sum + frames, 0),
      bytes: this.#clients.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #move(): void {
    const number = this.#sent % this.#clients.length;
    const client = this.#clients[number];
    const clock = Math.floor(this.#sent / this.#clients.length) + 1;
    this.#sent += 1;
    client?.send(awarenessFrame(client.prefix, caret(number, clock)));
  }
}

const FIRST_CLIENT = 2_000_000_000;

/** What an editor says of itself: who it is, and where its selection begins and ends. */
function caret(number: number, clock: number): Uint8Array {
  const position = { type: null, tname: null, item: { client: 1, clock: clock % 1_000 }, assoc: 0 };
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, FIRST_CLIENT + number);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(
    encoder,
    JSON.stringify({
      user: { name: `Medewerker ${number}`, color: '#0b7a75' },
      cursor: { anchor: position, head: position },
    }),
  );
  return encoding.toUint8Array(encoder);
}
