/**
 * What was sent on the present connection and not answered yet, for one document. The server answers
 * the Step2 of an opening and every Update with one SyncStatus, in the order in which it received them
 * (libs/live-protocol, PROTOCOL.md); a later Step2 gets none.
 */
export class Ledger {
  private readonly unanswered: Uint8Array[] = [];
  /** How many entries stand before the opening's Step2; null while it was not sent. */
  private beforeStep2: number | null = null;
  private hasRefused = false;

  /** How many answers are still due. */
  get inFlight(): number {
    return this.unanswered.length;
  }

  /**
   * Whether the server has stored all that was sent since the opening. What it refused, it has nowhere, and nothing that
   * is sent later on the same connection mends that.
   */
  get isSettled(): boolean {
    return this.beforeStep2 !== null && this.beforeStep2 < 0 && this.unanswered.length === 0 && !this.hasRefused;
  }

  /** A new opening: answers to what was sent before will not come. */
  begin(): void {
    this.unanswered.length = 0;
    this.beforeStep2 = null;
    this.hasRefused = false;
  }

  /** `state`: the whole document as it was when the Step2 left. */
  sentStep2(state: () => Uint8Array): void {
    if (this.beforeStep2 !== null) return;
    this.beforeStep2 = this.unanswered.push(state()) - 1;
  }

  sentUpdate(update: Uint8Array): void {
    this.unanswered.push(update);
  }

  /** Takes the oldest entry off; returns what is stored now, or null when it was refused. */
  answered(isStored: boolean): Uint8Array | null {
    const oldest = this.unanswered.shift();
    if (this.beforeStep2 !== null) this.beforeStep2 -= 1;
    if (!isStored) this.hasRefused = true;
    return isStored ? (oldest ?? null) : null;
  }
}
