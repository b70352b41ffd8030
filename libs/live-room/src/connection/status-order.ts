/** The one status that an update is owed. */
export type StatusSlot = {
  /** Says what became of the update; the first word counts. */
  settle(isStored: boolean): void;
};

/** A SyncStatus names no update, so the statuses of a document leave in the order of the updates they answer. */
export class StatusOrder {
  readonly #send: (isStored: boolean) => void;
  readonly #open: { answer: boolean | null }[] = [];

  constructor(send: (isStored: boolean) => void) {
    this.#send = send;
  }

  /** Takes the next place in the order; `settled` runs when its status is known, before it is sent. */
  next(settled: () => void): StatusSlot {
    const place: { answer: boolean | null } = { answer: null };
    this.#open.push(place);
    return {
      settle: (isStored) => {
        if (place.answer !== null) return;
        place.answer = isStored;
        settled();
        this.#flush();
      },
    };
  }

  #flush(): void {
    for (let first = this.#open[0]; first !== undefined && first.answer !== null; first = this.#open[0]) {
      this.#open.shift();
      this.#send(first.answer);
    }
  }
}
