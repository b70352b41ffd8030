/**
 * A review session with a hundred people: all come in at once, the chair puts one item after the other on the table,
 * some state what they think at the same moment, and somebody comments on a section that everybody has open. The peer
 * has nothing of the kind, so there is no bar.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { between, type Meters, readMeters } from '../load/meters.mts';
import { Participant } from '../load/participant.mts';
import { Spread } from '../load/spread.mts';
import { emptyParagraph } from '../load/typed-edits.mts';
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { documentAt, fewAtATime, onStage, openAll, placeOf, type Subject } from '../servers/on-stage.mts';
import { samenpen } from '../servers/samenpen.mts';
import { type Meeting, meet } from '../store/samenpen-documents.mts';

const ITEMS = 25;
const OPENED_AT_ONCE = 20;
/** So that one thing has been taken in by everybody before the next one happens. */
const CALM_MS = 400;

type Size = { readonly people: number; readonly rounds: number; readonly speakers: number };
const SIZE: Size = { people: 100, rounds: 10, speakers: 20 };
const QUICK: Size = { people: 8, rounds: 2, speakers: 3 };

export const together: RowFamily = { names: ['together'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const medians = await takeTurns(bench, { row: 'together', systems: [samenpen] }, () => session(bench));
  const own = medians.get('samenpen');
  return Object.entries(own ?? {}).map(([name, value]) =>
    rowOf(`other/together/${name}`, UNITS[name] ?? 'ms', { samenpen: value, peer: undefined }),
  );
}

const UNITS: Readonly<Record<string, string>> = { people: 'people', refused: 'answers', 'load-generator-cpu': 'cores' };

type Figures = Readonly<Record<string, number>>;
type Room = { readonly subject: Subject; readonly meeting: Meeting; readonly people: readonly Participant[]; readonly size: Size };

function session({ stage, options }: Bench): Promise<Figures> {
  const size = options.isQuick ? QUICK : SIZE;
  const filling = { documents: ITEMS, content: emptyParagraph() };
  return onStage({ stage, system: samenpen, filling }, async (subject) => {
    const meeting = await meet(subject.trial.database, documentAt(subject.trial, 0), size.people);
    const room: Room = { subject, meeting, size, people: await gather(subject, meeting) };
    const meters = () => readMeters(stage, [subject.server]);
    const before = meters();
    const figures = {
      people: size.people,
      ...(await reviewed(room, meters)),
      ...(await commented(room, meters)),
      refused: room.people.reduce((sum, { refused }) => sum + refused, 0),
      'load-generator-cpu': between(before, meters()).loadCpu,
    };
    for (const { client } of room.people) client.close();
    return figures;
  });
}

async function gather(subject: Subject, { slug, people }: Meeting): Promise<Participant[]> {
  const origin = `http://127.0.0.1:${subject.server.port}`;
  const gathered: Participant[] = [];
  await fewAtATime(people, OPENED_AT_ONCE, async ({ token }, at) => {
    const place = placeOf(subject, { name: `dossier/${slug}`, tokens: [token] });
    gathered[at] = await Participant.at(place, { origin, token });
  });
  return gathered;
}

async function reviewed(room: Room, meters: () => Meters): Promise<Figures> {
  const { people, meeting, size } = room;
  const [chair] = people;
  if (chair === undefined) throw new Error('nobody came');
  const { id, items } = await planned(chair, meeting);
  await chair.move(id, { move: 'start' });
  const entering = await all(people, async (person) => {
    await person.move(id, { move: 'be-here' });
    return performance.now();
  });
  const everybody = people.length;
  const here = await until(people, performance.now(), (text) => (text.match(/"isHere":true/g) ?? []).length === everybody);
  await pause(CALM_MS);

  const moved = new Spread();
  const begun = meters();
  for (let round = 0; round < size.rounds; round += 1) {
    const item = items[round % items.length] ?? '';
    const since = performance.now();
    const seen = until(people, since, (text) => text.includes(`"current":"${item}"`), moved);
    await chair.move(id, { move: 'open', item });
    await seen;
    await pause(CALM_MS);
  }
  const ofMoves = between(begun, meters());

  const stated = new Spread();
  for (let round = 0; round < size.rounds; round += 1) {
    const item = items[(size.rounds - 1) % items.length] ?? '';
    const since = performance.now();
    const speakers = people.slice(0, size.speakers);
    const revisions = await Promise.all(
      speakers.map((person, at) => person.move(id, { move: 'stance', item, partner: meeting.people[at]?.partner, stance: 'agree', remark: `Ronde ${round}` })),
    );
    const last = Math.max(...revisions);
    await until(people, since, (text) => Number(/"revision":(\d+)/.exec(text)?.[1] ?? 0) >= last, stated);
    await pause(CALM_MS);
  }
  return {
    ...spreadOf('entering', entering),
    'entered-seen-by-all': here.at(1),
    ...spreadOf('moved', moved),
    ...spreadOf('stated', stated),
    'server-cpu-per-move': ofMoves.serverMs / size.rounds,
    'postgres-cpu-per-move': ofMoves.postgresMs / size.rounds,
  };
}

/** One comment after the other on a section that everybody has open beside the dossier. */
async function commented({ subject, meeting, people, size }: Room, meters: () => Meters): Promise<Figures> {
  const document = { ...documentAt(subject.trial, 0), tokens: meeting.people.map(({ token }) => token) };
  const panels = await openAll(subject, people.map((_, seat) => ({ document, seat })));
  const [hinted, read] = [new Spread(), new Spread()];
  const begun = meters();
  for (let round = 0; round < size.rounds; round += 1) {
    const [author, thread] = [people[round % people.length], randomUUID()];
    const since = performance.now();
    await author?.ask('POST', `/api/dossiers/${meeting.slug}/threads`, {
      id: thread,
      anchor: { kind: 'section', section: document.name.slice('section/'.length) },
      comment: { id: randomUUID(), body: [{ type: 'text', text: 'Dat moet nog nagekeken worden.' }] },
    });
    await Promise.all(
      people.map(async (person) => {
        const heard = await heardOf(person, thread);
        hinted.add(heard - since);
        await person.ask('GET', `/api/threads/${thread}`);
        read.add(performance.now() - since);
      }),
    );
    await pause(CALM_MS);
  }
  const taken = between(begun, meters());
  for (const panel of panels) panel.close();
  return { ...spreadOf('comment-hint', hinted), ...spreadOf('comment-read', read), 'server-cpu-per-comment': taken.serverMs / size.rounds };
}

async function heardOf(person: Participant, thread: string): Promise<number> {
  for (;;) {
    const heard = person.heard.find((one) => one.thread === thread);
    if (heard !== undefined) return heard.at;
    await pause(2);
  }
}

async function planned(chair: Participant, { slug, people, sections }: Meeting): Promise<{ id: string; items: string[] }> {
  const [id, items] = [randomUUID(), sections.map(() => randomUUID())];
  const answer = await chair.ask('POST', `/api/dossiers/${slug}/review-sessions`, {
    ...{ id, title: 'Overleg', startsAt: new Date().toISOString(), place: '', preparation: '' },
    chair: people[0]?.person,
    invited: people.map(({ person }) => person),
    agenda: items.map((item, at) => ({ id: item, section: sections[at], minutes: 10 })),
  });
  if (answer === null) throw new Error('the session could not be planned');
  return { id, items };
}

/** How long each of them takes, all at once. */
async function all(people: readonly Participant[], act: (person: Participant) => Promise<number>): Promise<Spread> {
  const [spread, since] = [new Spread(), performance.now()];
  await Promise.all(people.map(async (person) => spread.add((await act(person)) - since)));
  return spread;
}

/** How long it takes until each of them has the session so. */
// eslint-disable-next-line house/max-parameters -- reads as a sentence; the last one gathers several rounds
async function until(people: readonly Participant[], since: number, holds: (session: string) => boolean, spread = new Spread()): Promise<Spread> {
  await Promise.all(people.map(async (person) => spread.add((await person.until((text) => holds(text))) - since)));
  return spread;
}

const spreadOf = (name: string, spread: Spread): Figures => ({ [`${name}-p50`]: spread.at(0.5), [`${name}-p99`]: spread.at(0.99) });
