// A log in memory with the rules of `commit_room_batch` (libs/database, migration 0004), and with the troubles of a
// real one at a test's command. The rules themselves are proven on PostgreSQL.

import type {
  ClockRange,
  CommitBatch,
  CommitRow,
  CommitVerdict,
  Compactable,
  Compaction,
  Confirmation,
  LaterUpdates,
  RoomLog,
  RoomPosition,
  StoredBase,
  StoredRoom,
  StoredUpdate,
} from '../ports/room-log';

type Row = StoredUpdate & { readonly personId: string | null; readonly batch: string | null; readonly at: number; readonly client: CommitRow['client'] };

type MemoryRoom = {
  state: 'open' | 'closed';
  accessEpoch: number;
  head: number;
  base: StoredBase | null;
  baseEpoch: number;
  tail: Row[];
  archive: Row[];
  authors: Map<number, string>;
  relayed: (ClockRange & { readonly seq: number; confirmedBy: string | null; confirmedAt: number | null; isDisowned?: boolean })[];
};

export class MemoryLog implements RoomLog {
  readonly rooms = new Map<string, MemoryRoom>();
  readonly ended = new Set<string>();
  /** While set, every call rejects. */
  isAway = false;
  /** How many commits are stored and then lose their answer. */
  lostAnswers = 0;
  commits = 0;
  /** The clock of the log, milliseconds since 1970. */
  now = (): number => 0;
  loads = 0;
  /** The time that loading, reading on and committing take before they are done, and as much after. */
  takesTime: () => Promise<void> = () => Promise.resolve();
  #gate: Promise<void> = Promise.resolve();

  seed(roomId: string, update: Uint8Array): void {
    this.rooms.set(roomId, {
      state: 'open', accessEpoch: 1, head: 1, base: null, baseEpoch: 0, archive: [], authors: new Map(), relayed: [],
      tail: [{ seq: 1, update, personId: null, batch: null, at: this.now(), client: 'several' }],
    });
  }

  room(roomId: string): MemoryRoom {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`no room ${roomId}`);
    return room;
  }

  /** Commits wait from now on until the answer is called; reads do not. */
  holdCommits(): () => void {
    let release: () => void = () => undefined;
    this.#gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  /** What a transaction of the server does: change, and raise the access epoch. */
  change(roomId: string, state: 'open' | 'closed'): void {
    const room = this.room(roomId);
    room.state = state;
    room.accessEpoch += 1;
  }

  appendByServer(roomId: string, update: Uint8Array, personId: string | null = null): number {
    const room = this.room(roomId);
    room.head += 1;
    room.tail.push({ seq: room.head, update, personId, batch: null, at: this.now(), client: 'several' });
    return room.head;
  }

  load(roomId: string): Promise<StoredRoom | null> {
    return this.#answerInTime(() => {
      this.loads += 1;
      const room = this.rooms.get(roomId);
      if (room === undefined) return null;
      const unconfirmed = room.relayed.filter(isOpen);
      return { ...room, tail: [...room.tail], authors: new Map(room.authors), unconfirmed };
    });
  }

  after(roomId: string, seq: number): Promise<LaterUpdates> {
    return this.#answerInTime(() => {
      const { archive, tail, authors } = this.room(roomId);
      return { updates: [...archive, ...tail].filter((row) => row.seq > seq), authors: new Map(authors) };
    });
  }

  async commit(batch: CommitBatch): Promise<CommitVerdict[]> {
    await this.#gate;
    return this.#answerInTime(() => {
      this.commits += 1;
      const broken = new Set<string>();
      const verdicts = batch.rows.map((row, index) => this.#judge(batch, row, { index, broken }));
      if (this.lostAnswers === 0) return verdicts;
      this.lostAnswers -= 1;
      throw new Error('the connection was reset');
    });
  }

  confirm({ roomId, clientId, personId, to }: Confirmation): Promise<boolean> {
    return this.#answer(() => {
      const { authors, relayed, archive, tail } = this.room(roomId);
      const open = relayed.filter((range) => range.clientId === clientId && range.to <= to && isOpen(range));
      const brought = new Set([...archive, ...tail].flatMap((row) => (row.personId === personId ? [row.seq] : [])));
      const isOthers = (authors.get(clientId) ?? personId) !== personId;
      if (open.length === 0 || isOthers || open.some(({ seq }) => brought.has(seq))) return false;
      authors.set(clientId, personId);
      for (const range of open) Object.assign(range, { confirmedBy: personId, confirmedAt: this.now() });
      return true;
    });
  }

  disown({ roomId, clientId, from }: { roomId: string; clientId: number; from: number }): Promise<void> {
    return this.#answer(() => {
      for (const range of this.room(roomId).relayed) if (range.clientId === clientId && range.to > from) range.isDisowned = true;
    });
  }

  oldest(roomId: string, bytes: number): Promise<Compactable | null> {
    return this.#answer(() => {
      const room = this.rooms.get(roomId);
      if (room === undefined) return null;
      let before = 0;
      const tail = room.tail.filter(({ update }) => {
        const isTaken = before < bytes;
        before += update.byteLength;
        return isTaken;
      });
      return { base: room.base, baseEpoch: room.baseEpoch, tail };
    });
  }

  compact({ roomId, epoch, uptoSeq, state, stateVector }: Compaction): Promise<boolean> {
    return this.#answer(() => {
      const room = this.room(roomId);
      if (room.baseEpoch !== epoch) return false;
      room.baseEpoch += 1;
      room.base = { seq: uptoSeq, update: state, stateVector };
      room.archive.push(...room.tail.filter(({ seq }) => seq <= uptoSeq));
      room.tail = room.tail.filter(({ seq }) => seq > uptoSeq);
      return true;
    });
  }

  positions(roomIds: readonly string[]): Promise<RoomPosition[]> {
    return this.#answer(() =>
      roomIds.flatMap((roomId) => {
        const room = this.rooms.get(roomId);
        return room === undefined ? [] : [{ roomId, head: room.head, accessEpoch: room.accessEpoch }];
      }),
    );
  }

  endedLogins(loginIds: readonly string[]): Promise<string[]> {
    return this.#answer(() => loginIds.filter((loginId) => this.ended.has(loginId)));
  }

  #judge(batch: CommitBatch, row: CommitRow, { index, broken }: { index: number; broken: Set<string> }): CommitVerdict {
    const room = this.rooms.get(row.roomId);
    if (room === undefined) return { kind: 'gone' };
    const key = `${batch.id}/${index}`;
    const earlier = [...room.archive, ...room.tail].find((one) => one.batch === key);
    if (earlier !== undefined) return { kind: 'stored', seq: earlier.seq };
    const own = this.#ownVerdict(batch, row, room);
    if (own === null && !broken.has(row.roomId)) return { kind: 'stored', seq: store(room, row, { batch: key, at: this.now() }) };
    broken.add(row.roomId);
    return { kind: own ?? 'behind' };
  }

  #ownVerdict(batch: CommitBatch, row: CommitRow, room: MemoryRoom): 'closed' | 'login-ended' | 'stale' | 'moved' | null {
    if (room.state === 'closed') return 'closed';
    if (this.ended.has(row.loginId)) return 'login-ended';
    if (room.accessEpoch !== row.accessEpoch) return 'stale';
    const expected = batch.heads.get(row.roomId) ?? 0;
    const isOfOthers = ({ seq, batch: key }: Row): boolean => seq > expected && key?.startsWith(batch.id) !== true;
    const unseen = room.tail.filter(isOfOthers);
    // Compacted meanwhile: nobody knows whose they were.
    if (room.archive.some(isOfOthers)) return 'moved';
    const mayClash = ({ client }: Row): boolean => client === 'several' || row.client === 'several' || (client !== 'none' && client === row.client);
    return unseen.some(mayClash) ? 'moved' : null;
  }

  async #answerInTime<Answer>(make: () => Answer): Promise<Answer> {
    await this.takesTime();
    const answer = await this.#answer(make);
    await this.takesTime();
    return answer;
  }

  async #answer<Answer>(make: () => Answer): Promise<Answer> {
    await Promise.resolve();
    if (this.isAway) throw new Error('the store is away');
    return make();
  }
}

const isOpen = ({ confirmedBy, isDisowned }: MemoryRoom['relayed'][number]): boolean => confirmedBy === null && isDisowned !== true;

function store(room: MemoryRoom, row: CommitRow, stored: Pick<Row, 'batch' | 'at'>): number {
  room.head += 1;
  room.tail.push({ seq: room.head, update: row.update, personId: row.personId, client: row.client, ...stored });
  for (const clientId of row.ownClients) if (!room.authors.has(clientId)) room.authors.set(clientId, row.personId);
  for (const range of row.relayed) room.relayed.push({ ...range, seq: room.head, confirmedBy: null, confirmedAt: null });
  return room.head;
}
