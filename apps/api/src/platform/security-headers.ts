import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Settings } from './settings';

/** The headers of every answer; pages add their Content-Security-Policy (`pagePolicy`). */
export function securityHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>) {
  const isHttps = publicUrl.startsWith('https:');
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    response.setHeader('Cache-Control', 'no-store');
    // For every answer that is no page; a page replaces it by its own.
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    if (isHttps)
      response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    next();
  };
}

/** A fresh nonce for the styles of one page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * The policy of a page. Scripts come from this server only, never inline. Angular writes the styles of its
 * components into style elements that carry the nonce; attributes of style are set by script, which
 * style-src does not concern.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of a worker's script: it holds the stream to this server and loads nothing. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'";
