import { Service, signal } from '@angular/core';

/** Knows that the login has ended while the page was open, and how often somebody signed in again. */
@Service()
export class LoginEnd {
  private readonly noticed = signal(false);
  private readonly returns = signal(0);

  /** Whether an answer said that nobody is signed in any more. */
  readonly isNoticed = this.noticed.asReadonly();
  /** Moves with every new sign-in; a resource that reads it asks again. */
  readonly epoch = this.returns.asReadonly();

  notice(): void {
    this.noticed.set(true);
  }

  signedInAgain(): void {
    this.noticed.set(false);
    this.returns.update((count) => count + 1);
  }
}
