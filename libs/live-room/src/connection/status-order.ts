/** The one status that an update is owed. */
export type StatusSlot = {
  /** Says what became of the update; the first word counts. */
  settle(isStored: boolean): void;
};

/** Told of every status that is owed and of every one that is known, before it is sent. */
export type StatusBook<Entry> = { owe(bytes: number): Entry; pay(bytes: number, entry: Entry): void };

/** A SyncStatus names no update, so the statuses of a document leave in the order of the updates they answer. */
export class StatusOrder<Entry> {
  readonly #send: (isStored: boolean) => void;
  readonly #book: StatusBook<Entry>;
  readonly #open: Place<Entry>[] = [];

  constructor(send: (isStored: boolean) => void, book: StatusBook<Entry>) {
    this.#send = send;
    this.#book = book;
  }

  /** Takes the next place in the order for an update of so many bytes. */
  next(bytes: number): StatusSlot {
    const place = new Place(this, bytes, this.#book.owe(bytes));
    this.#open.push(place);
    return place;
  }

  /** For its places only. */
  settled({ bytes, entry }: Place<Entry>): void {
    this.#book.pay(bytes, entry);
    for (let first = this.#open[0]; first !== undefined && first.answer !== null; first = this.#open[0]) {
      this.#open.shift();
      this.#send(first.answer);
    }
  }
}

class Place<Entry> implements StatusSlot {
  answer: boolean | null = null;

  constructor(
    readonly order: StatusOrder<Entry>,
    readonly bytes: number,
    readonly entry: Entry,
  ) {}

  settle(isStored: boolean): void {
    if (this.answer !== null) return;
    this.answer = isStored;
    this.order.settled(this);
  }
}
