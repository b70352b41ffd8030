import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { Words } from '../words/words';
import { LoginEnd } from './login-end';
import { requestFault } from './problems';
import { Sessions } from './sessions';

const isOwnApi = (url: string): boolean => url.startsWith('/api/');
const isSessionItself = (url: string): boolean => url.startsWith('/api/session');
/** Asking who is signed in, and signing in: whoever it is. */
const isForAnybody = ({ url, method }: HttpRequest<unknown>): boolean => url === '/api/session' && (method === 'GET' || method === 'POST');

/**
 * What every call to the api has in common: the language for its sentences, the header that a foreign
 * page cannot set, whose page it is (contract, HTTP), and one place that notices that the login has ended.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOwnApi(request.url)) return next(request);
  const loginEnd = inject(LoginEnd);
  const person = inject(Sessions).current()?.person.id;
  const headers: Record<string, string> = { 'Accept-Language': inject(Words).language() };
  if (request.method !== 'GET') headers['X-Samenpen'] = '1';
  // The cookie is the browser's: what this page asks and does is never done as whoever signed in in another window.
  if (person !== undefined && !isForAnybody(request)) headers['X-Samenpen-Person'] = person;
  return next(request.clone({ setHeaders: headers })).pipe(
    // Only looked at: the caller still gets the error and shows what it means there.
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401) {
        const fault = requestFault(error);
        const isAnother = fault.kind === 'problem' && fault.answer.code === 'another-login';
        if (isAnother) loginEnd.notice('another');
        else if (!isSessionItself(request.url)) loginEnd.notice();
      }
      return throwError(() => error);
    }),
  );
};
