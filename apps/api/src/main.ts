import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { prepareDatabase } from './database-start';
import { prepareDemo } from './demo-start';
import { Database } from './platform/database.repository';
import { HealthService } from './platform/health.service';
import { LOGGER } from './platform/logger';
import { readSettings } from './platform/settings';
import { createServer } from './server';
import { endWithFault } from './start-fault';

/** Milliseconds that a stop may take before connections that are left are cut. */
const STOP_WITHIN = 4000;
/** Milliseconds after which it ends whatever hangs, such as a database that does not answer. */
const STOP_AT_LAST = 8500;

/** Migrates, seeds the demo if it is one, and serves until it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await prepareDatabase(settings);
  if (settings.isDemo) await prepareDemo(settings);
  const app = await createServer(settings);
  const log = app.get<Logger>(LOGGER);
  stopOnSignal(app, log);
  await app.listen(settings.port, settings.host);
  if (await app.get(Database).isAuditProtectionReduced()) {
    log.warn(
      'audit protection is reduced: the role of DATABASE_URL could change audit rows; use DATABASE_OWNER_URL',
    );
  }
  log.info({ address: settings.publicUrl, demo: settings.isDemo }, 'serving');
}

/** A second signal changes nothing: the first one is already ending the server. */
function stopOnSignal(app: NestExpressApplication, log: Logger): void {
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    app.get(HealthService).stopping();
    setTimeout(() => app.getHttpServer().closeAllConnections(), STOP_WITHIN).unref();
    setTimeout(() => {
      log.error('the stop hangs; ending without it');
      process.exit(1);
    }, STOP_AT_LAST).unref();
    app.close().then(() => process.exit(0), endWithFault);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch(endWithFault);
