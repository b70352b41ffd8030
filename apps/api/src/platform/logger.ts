import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Settings } from './settings';

export const LOGGER = Symbol('logger');

/** Structured logs on standard output, without what a log must never hold. */
export function createLogger({ logLevel }: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    redact: {
      paths: [
        'password',
        'token',
        'cookie',
        'authorization',
        '*.password',
        '*.token',
        '*.cookie',
        '*.authorization',
        '*.headers.cookie',
      ],
      censor: '[redacted]',
    },
  });
}

/** Nest's own messages through the same logger; its chatter at start only with LOG_LEVEL=debug. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: (message: unknown) => logger.debug({ from: 'nest' }, String(message)),
    debug: (message: unknown) => logger.trace({ from: 'nest' }, String(message)),
    verbose: (message: unknown) => logger.trace({ from: 'nest' }, String(message)),
    warn: (message: unknown) => logger.warn({ from: 'nest' }, String(message)),
    error: (message: unknown, ...rest: unknown[]) =>
      logger.error({ from: 'nest', rest }, String(message)),
    fatal: (message: unknown) => logger.fatal({ from: 'nest' }, String(message)),
  };
}
