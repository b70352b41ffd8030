import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { CompressedFiles } from './compressed-files';
import { newNonce, pagePolicy, WORKER_POLICY } from './security-headers';

/** Stands in the built index.html wherever Angular wants the nonce of the request. */
const NONCE_PLACE = 'SAMENPEN_NONCE';
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** Serves the built web app: its files, and its index.html for every address that a person may visit. */
export function serveWebPages(app: NestExpressApplication, folder: string | null): void {
  if (folder === null) return;
  app.use(new CompressedFiles(folder, fileHeaders).handle);
  app.useStaticAssets(folder, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      for (const [name, value] of Object.entries(fileHeaders(path))) response.setHeader(name, value);
    },
  });
  const index = join(folder, 'index.html');
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPageVisit(request)) next();
    else sendIndex(index, response).catch(next);
  });
}

/** Where the web app was built to, above the running program; null when it was not built. */
export function webFolder(from: string = __dirname): string | null {
  const folder = join(from, 'dist', 'web', 'browser');
  if (existsSync(join(folder, 'index.html'))) return folder;
  const parent = dirname(from);
  return parent === from ? null : webFolder(parent);
}

/** Angular puts a hash of the content in the names of scripts, styles and fonts; a worker lives by its own policy. */
function fileHeaders(path: string): Record<string, string> {
  const isHashed = /-[\w-]{8}\.(js|css|woff2)$/.test(path);
  const isWorker = /^worker-[\w-]{8}\.js$/.test(basename(path));
  return {
    'Cache-Control': isHashed ? FOR_A_YEAR : 'no-cache',
    ...(isWorker && { 'Content-Security-Policy': WORKER_POLICY }),
  };
}

/** An address without a file's ending, asked by anything that takes a page. */
function isPageVisit({ method, path, headers }: Request): boolean {
  const isOurs = path.startsWith('/api/') || path === '/api' || path.startsWith('/live');
  const wantsPage = /text\/html|\*\/\*/.test(headers.accept ?? '*/*') && extname(path) === '';
  return (method === 'GET' || method === 'HEAD') && wantsPage && !isOurs;
}

async function sendIndex(index: string, response: Response): Promise<void> {
  const nonce = newNonce();
  const page = (await readFile(index, 'utf8')).replaceAll(NONCE_PLACE, nonce);
  response.setHeader('Content-Security-Policy', pagePolicy(nonce));
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(page);
}
