/**
 * The past of a section with 260 000 edits: how long its timeline, a text of then, a comparison with now and its
 * authors take, cold and again; and how long somebody waits who types in another section meanwhile. The peer has
 * nothing of the kind, so there is no bar.
 */
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { writeHistory } from '../fixture/long-history.mts';
import { RawClient } from '../load/raw-client.mts';
import { emptyParagraph, typedEdits } from '../load/typed-edits.mts';
import { Typist } from '../load/typist.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { documentAt, onStage, placeOf, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import { SERVER_BUILD } from '../../run/workspace.mts';

const EDITS = 600;
const TYPED_EVERY_MS = 20;

export const history: RowFamily = { names: ['history'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const medians = await takeTurns(bench, { row: 'history', systems: [samenpen] }, () => past(bench));
  const own = medians.get('samenpen');
  return Object.entries(own ?? {}).map(([name, value]) =>
    rowOf(`other/history/${name}`, name === 'rows' ? 'rows' : 'ms', { samenpen: value, peer: undefined }),
  );
}

type Figures = Readonly<Record<string, number>>;

function past({ stage, options }: Bench): Promise<Figures> {
  const filling = { documents: 2, content: emptyParagraph() };
  const keystrokes = options.isQuick ? 3_000 : Infinity;
  return onStage({ stage, system: samenpen, filling }, async (subject) => {
    const { trial } = subject;
    const rows = await writeHistory(trial.database, documentAt(trial, 0), keystrokes);
    const client = await RawClient.open(placeOf(subject, documentAt(trial, 1)));
    const typist = new Typist(client, typedEdits(0, EDITS * 2));
    const alone = await waitsOf(typist, options.isQuick ? 20 : EDITS / 4, () => Promise.resolve());
    const asked: { figures: Figures } = { figures: {} };
    const meanwhile = await waitsOf(typist, Infinity, async () => {
      asked.figures = await askAll(subject, rows);
    });
    client.close();
    return {
      rows,
      ...asked.figures,
      ...(await comparison(subject, rows)),
      'typing-alone-p99': p99(alone),
      'typing-meanwhile-p99': p99(meanwhile),
      'typing-meanwhile-longest': Math.max(...meanwhile),
    };
  });
}

async function askAll(subject: Subject, rows: number): Promise<Figures> {
  const ask = askOf(subject);
  const then = `versions/${Math.floor(rows / 2)}`;
  return {
    'timeline-first': (await ask('versions')).ms,
    timeline: (await ask('versions')).ms,
    'text-of-then-first': (await ask(then)).ms,
    'text-of-then': (await ask(then)).ms,
    'text-of-now': (await ask('versions/now')).ms,
    'authors-first': (await ask('authorship')).ms,
    authors: (await ask('authorship')).ms,
  };
}

/** Of half-way with now; when nobody types, because it happens in this very process, as in a browser. */
async function comparison(subject: Subject, rows: number): Promise<Figures> {
  const ask = askOf(subject);
  const [then, now] = [await ask(`versions/${Math.floor(rows / 2)}`), await ask('versions/now')];
  return { comparison: compared(then.body, now.body) };
}

type Answer = { readonly ms: number; readonly body: { readonly json?: unknown } };

const askOf =
  ({ trial, server }: Subject) =>
  async (path: string): Promise<Answer> => {
    const { name, tokens } = documentAt(trial, 0);
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/sections/${name.slice('section/'.length)}/${path}`, {
      headers: { authorization: `Bearer ${String(tokens[0])}` },
    });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
    // What the contract says; only the document in it is used.
    const body = (await answer.json()) as Answer['body'];
    return { ms: performance.now() - began, body };
  };

/** What the browser does with the two texts. */
function compared(before: Answer['body'], after: Answer['body']): number {
  // The compiled lib; this is its shape there.
  const { compareTexts } = createRequire(import.meta.url)(`${SERVER_BUILD}/libs/dossier-document/src/index.js`) as {
    compareTexts: (before: unknown, after: unknown) => unknown;
  };
  const began = performance.now();
  compareTexts(before.json, after.json);
  return performance.now() - began;
}

/** How long each edit waits for its acknowledgement, while something is done; at most `count` edits are typed. */
async function waitsOf(typist: Typist, count: number, work: () => Promise<void>): Promise<number[]> {
  const waits: number[] = [];
  typist.client.onFrame(({ kind }) => {
    if (kind === 'status') waits.push(typist.acknowledge());
  });
  const doing = { isDone: false };
  const done = work().finally(() => (doing.isDone = true));
  for (let typed = 0; typed < count && typist.type(); typed += 1) {
    await pause(TYPED_EVERY_MS);
    if (doing.isDone && count === Infinity) break;
  }
  await done;
  while (typist.acknowledged < typist.sent) await pause(5);
  return waits;
}

const p99 = (waits: readonly number[]): number => [...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN;
