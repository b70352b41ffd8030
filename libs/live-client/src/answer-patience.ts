/** How long one may wait for an answer before the text counts as not saved. Milliseconds. */
const PATIENCE_MS = 8_000;

/** Tells when the answer to what was sent is overdue, and takes it back when it comes. */
export class AnswerPatience {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late = false;

  constructor(private readonly overdue: () => void) {}

  get isLate(): boolean {
    return this.late;
  }

  /** Called on every change: whether something is waited for now. */
  watch(isWaiting: boolean): void {
    if (!isWaiting) {
      this.answered();
      return;
    }
    this.timer ??= setTimeout(() => {
      this.late = true;
      this.overdue();
    }, PATIENCE_MS);
  }

  /** An answer came: what else is on its way may take as long again. Who types on a slow line always waits for something. */
  answered(): void {
    this.stop();
    this.late = false;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
