import { HttpErrorResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { problemAnswer } from '@samenpen/contracts';
import type { ProblemAnswer } from '@samenpen/contracts';
import { Words } from '../words/words';

/** What went wrong with a request: an answer of the catalogue, no answer at all, or one we cannot read. */
export type RequestFault =
  | { readonly kind: 'problem'; readonly answer: ProblemAnswer }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly status: number | null };

/** Reads a thrown or resource error; anything that is no HTTP answer counts as unreadable, without a status. */
export function requestFault(error: unknown): RequestFault {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!(cause instanceof HttpErrorResponse)) return { kind: 'unreadable', status: null };
  if (cause.status === 0) return { kind: 'unreachable' };
  const answer = problemAnswer.safeParse(cause.error);
  return answer.success ? { kind: 'problem', answer: answer.data } : { kind: 'unreadable', status: cause.status };
}

/** Whether the same question may well be answered later. */
export function isPassing(fault: RequestFault): boolean {
  if (fault.kind === 'unreachable') return true;
  const status = fault.kind === 'problem' ? fault.answer.status : fault.status;
  return status !== null && (status >= 500 || status === 429);
}

/** Whether the server says that it does not exist, for this person. */
export function isNotFound(error: unknown): boolean {
  const fault = requestFault(error);
  return fault.kind === 'problem' && fault.answer.code === 'not-found';
}

/** Turns faults into sentences for people. The api's own sentence comes in the language that was asked. */
@Service()
export class Problems {
  private readonly words = inject(Words);

  /** One sentence: what happened, and what to do where we know it. */
  readonly sentence = (error: unknown): string => {
    const fault = requestFault(error);
    if (fault.kind === 'unreachable') return this.words.say('problem.unreachable');
    if (fault.kind === 'unreadable') return this.words.say('problem.unreadable');
    const { code, detail, retryAfter } = fault.answer;
    if (code === 'bad-credentials') return this.words.say('problem.badCredentials');
    if (code === 'too-many-failures') return this.words.say('problem.tooManyFailures', { minutes: Math.ceil((retryAfter ?? 60) / 60) });
    if (code === 'internal') return this.words.say('problem.internal');
    return detail === '' ? this.words.say('problem.unreadable') : detail;
  };

  /** The number to give to support, where there is one. */
  readonly reference = (error: unknown): string | null => {
    const fault = requestFault(error);
    return fault.kind === 'problem' ? (fault.answer.reference ?? null) : null;
  };
}
