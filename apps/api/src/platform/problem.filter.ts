import { randomUUID } from 'node:crypto';
import {
  Catch,
  HttpException,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Language, ProblemAnswer } from '@samenpen/contracts';
import { problemCatalogue } from '@samenpen/contracts';
import { refusalSentence } from '@samenpen/access-policy';
import { isStoreAway } from '@samenpen/database';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from './logger';
import { Problem } from './problem';
import { findingSentence, problemSentence } from './problem-sentences';
import { requestLanguage } from './request-language';

/** When a caller should try again whom the database did not answer. */
const RETRY_SECONDS = 5;

/** The one place where what was thrown becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const language = requestLanguage(request.headers['accept-language']);
    const problem = isStoreAway(thrown) ? this.#storeAway(thrown, request) : asProblem(thrown);
    const answer =
      problem === null
        ? this.#unknown(thrown, request, language)
        : problemAnswerFor(problem, language);
    if (response.headersSent) {
      response.end();
      return;
    }
    if (answer.retryAfter !== undefined)
      response.setHeader('Retry-After', String(answer.retryAfter));
    // Express compares the body with the request's ETag; a refusal is never "not modified".
    response
      .status(answer.status)
      .setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.setHeader('Content-Language', language);
    response.end(JSON.stringify(answer));
  }

  /** No fault of ours or of the caller's, and over soon: no reference number, but a time to try again. */
  #storeAway(thrown: unknown, { method, path }: Request): Problem {
    this.log.error({ err: thrown, method, path }, 'the database is away');
    return new Problem('store-away', { retryAfter: RETRY_SECONDS });
  }

  #unknown(thrown: unknown, request: Request, language: Language): ProblemAnswer {
    const reference = randomUUID();
    this.log.error(
      { reference, err: thrown, method: request.method, path: request.path },
      'a request failed',
    );
    return { ...problemAnswerFor(new Problem('internal'), language), reference };
  }
}

/** The body of an `application/problem+json` answer in a language. */
export function problemAnswerFor({ code, facts }: Problem, language: Language): ProblemAnswer {
  const { reason, findings, faults, currentVersion, expected, retryAfter } = facts;
  const title = problemSentence(code, language);
  return {
    type: `urn:samenpen:problem:${code}`,
    title,
    status: problemCatalogue[code].status,
    code,
    detail: reason === undefined ? title : refusalSentence(reason, language),
    ...(reason !== undefined && { reason }),
    ...(currentVersion !== undefined && { currentVersion }),
    ...(faults !== undefined && { faults: [...faults] }),
    ...(findings !== undefined && {
      findings: findings.map((finding) => ({
        code: finding.code,
        message: findingSentence(finding, language),
      })),
    }),
    ...(expected !== undefined && { expected }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function asProblem(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOf(thrown);
  switch (status) {
    case 400:
      return new Problem('bad-request');
    case 404:
      return new Problem('not-found');
    case 413:
      return new Problem('payload-too-large');
    case 415:
      return new Problem('not-json');
    default:
      return null;
  }
}

/** Express's body parser throws errors with a status of their own. */
function statusOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('status' in thrown)) return null;
  return typeof thrown.status === 'number' ? thrown.status : null;
}
