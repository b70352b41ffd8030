import { Service, computed, signal } from '@angular/core';

/** How: nobody is signed in any more, or somebody else is, by another window of the browser. */
export type EndKind = 'ended' | 'another';

/** Knows that the login has ended while the page was open, and how often somebody signed in again. */
@Service()
export class LoginEnd {
  private readonly noticed = signal<EndKind | null>(null);
  private readonly returns = signal(0);
  private readonly wishes = signal(0);
  /** The person is signing out: what is refused from then on was asked before, and nobody is to sign in again. */
  private isLeaving = false;

  /** Whether an answer said that the person of this page is not signed in any more. */
  readonly isNoticed = computed(() => this.noticed() !== null);
  /** Whether it said that somebody else is. */
  readonly isAnother = computed(() => this.noticed() === 'another');
  /** Moves when the person asks to be asked again; what is refused meanwhile does not. */
  readonly wished = this.wishes.asReadonly();
  /** Moves with every new sign-in; a resource that reads it asks again. */
  readonly epoch = this.returns.asReadonly();

  notice(kind: EndKind = 'ended'): void {
    if (!this.isLeaving) this.noticed.set(kind);
  }

  /** The person wants to sign in after all, having closed the question. */
  askAgain(): void {
    this.wishes.update((count) => count + 1);
  }

  /** Signs out by `leave`: no ending to notice, unless it fails. */
  async leaving(leave: () => Promise<unknown>): Promise<void> {
    this.isLeaving = true;
    try {
      await leave();
      // Nobody is asked to sign in again on the page that is left.
      this.noticed.set(null);
    } catch (error) {
      // Still signed in: from here on an ending counts again. The caller says what went wrong.
      this.isLeaving = false;
      throw error;
    }
  }

  signedInAgain(): void {
    this.isLeaving = false;
    this.noticed.set(null);
    this.returns.update((count) => count + 1);
  }
}
