import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { LiveAdapter } from './live/live-adapter';
import { LIVE_PATH } from './live/live.gateway';
import { OUTSIDE_API } from './platform/call-paths';
import { createLogger, nestLogger } from './platform/logger';
import { BODY_LIMIT, onlyJson, refuseUnstorable } from './platform/request-checks';
import { securityHeaders } from './platform/security-headers';
import type { Settings } from './platform/settings';
import { UnfinishedRequests } from './platform/unfinished-requests';
import { serveWebPages, webFolder } from './platform/web-pages';

/** How long an idle connection is kept: longer than proxies keep theirs (a minute is usual), so that none sends a request down one that we are just closing. */
const KEEP_ALIVE_MS = 75_000;

/** The whole server, wired but not listening yet. `pages` is the built web app; null serves the API alone. */
export async function createServer(
  settings: Settings,
  pages: string | null = webFolder(),
): Promise<NestExpressApplication> {
  const logger = createLogger(settings);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, logger), {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  // Answers are never stored, so nobody would ask with their hash.
  app.set('etag', false);
  app.use(securityHeaders(settings));
  app.use('/api', onlyJson);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.use('/api', refuseUnstorable);
  serveWebPages(app, pages);
  app.setGlobalPrefix('api', { exclude: OUTSIDE_API });
  app.getHttpServer().keepAliveTimeout = KEEP_ALIVE_MS;
  const unfinished = new UnfinishedRequests(app.getHttpServer(), settings.limits);
  app.useWebSocketAdapter(
    new LiveAdapter(app.getHttpServer(), {
      path: LIVE_PATH,
      allowedOrigins: settings.allowedOrigins,
      maxFrameBytes: settings.limits.maxFrameBytes,
      asked: (socket) => unfinished.finished(socket),
    }),
  );
  return app;
}
