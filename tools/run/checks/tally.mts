/** Counts what held and what did not, over all kinds of checks, for the one closing line. */
export class Tally {
  #passed = 0;
  #failed = 0;

  get hasFailures(): boolean {
    return this.#failed > 0;
  }

  add({ passed, failed }: { passed: number; failed: number }): void {
    this.#passed += passed;
    this.#failed += failed;
  }

  /** Notes one check, and shows what it said when it failed. */
  note(name: string, { isFine, output }: { isFine: boolean; output: string }): void {
    this.add(isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    console.log(isFine ? `✓ ${name}` : `✗ ${name}\n${output.trim()}\n`);
  }

  closingLine(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}
