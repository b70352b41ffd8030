import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { Words } from '../words/words';
import { LoginEnd } from './login-end';

const isOwnApi = (url: string): boolean => url.startsWith('/api/');
const isSessionItself = (url: string): boolean => url.startsWith('/api/session');

/**
 * What every call to the api has in common: the language for its sentences, the header that a foreign
 * page cannot set (contract, HTTP), and one place that notices that the login has ended.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOwnApi(request.url)) return next(request);
  const loginEnd = inject(LoginEnd);
  const headers: Record<string, string> = { 'Accept-Language': inject(Words).language() };
  if (request.method !== 'GET') headers['X-Samenpen'] = '1';
  return next(request.clone({ setHeaders: headers })).pipe(
    // Only looked at: the caller still gets the error and shows what it means there.
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && !isSessionItself(request.url)) loginEnd.notice();
      return throwError(() => error);
    }),
  );
};
