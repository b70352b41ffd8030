import { HttpErrorResponse } from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { ErrorHandler, Service, inject, makeEnvironmentProviders, signal } from '@angular/core';
import { Problems, requestFault } from '../api/problems';

/** A fault that nobody handled: what people read, and the reference that stands in the console beside it. */
export type Fault = { readonly reference: string; readonly sentence: string | null };

const newReference = (): string => `W-${Date.now().toString(36).toUpperCase()}`;

/**
 * The last resort. A fault while going to a screen leaves nothing to show, so it gets a page; any other
 * fault gets a line over the page, because what somebody was typing there is worth more than our
 * confusion.
 */
@Service()
export class FaultCatcher implements ErrorHandler {
  private readonly problems = inject(Problems);
  private readonly pageless = signal<Fault | null>(null);
  private readonly passing = signal<Fault | null>(null);

  /** The fault that kept a screen from appearing. */
  readonly fatal = this.pageless.asReadonly();
  /** The latest fault beside a screen that still stands. */
  readonly latest = this.passing.asReadonly();

  handleError(error: unknown): void {
    // A browser's notice about observers has no error in it.
    if (error === null || error === undefined) return;
    // The sign-in dialog already says it.
    if (error instanceof HttpErrorResponse && error.status === 401) return;
    this.passing.set(this.describe(error));
  }

  /** A screen could not be reached. */
  stop(error: unknown): void {
    this.pageless.set(this.describe(error));
  }

  forget(): void {
    this.passing.set(null);
  }

  private describe(error: unknown): Fault {
    const fault = { reference: this.problems.reference(error) ?? newReference(), sentence: null };
    // eslint-disable-next-line no-console -- the one place where support finds the fault under its reference
    console.error(fault.reference, error);
    return requestFault(error).kind === 'unreadable' ? fault : { ...fault, sentence: this.problems.sentence(error) };
  }
}

export function provideFaultCatcher(): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: ErrorHandler, useExisting: FaultCatcher }]);
}
