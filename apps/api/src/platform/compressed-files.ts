import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

type Encoding = 'br' | 'gzip';
type Compressed = { readonly modified: number; readonly bytes: Buffer };

/** Below this many bytes compressing saves no packet. */
const WORTH_IT = 1400;

/**
 * Serves the text files of a folder compressed. Each is compressed once per encoding and kept: the whole
 * web app is about half a megabyte that way. Everything else is left to the next handler.
 */
export class CompressedFiles {
  readonly #kept = new Map<string, Compressed>();
  readonly #folder: string;

  constructor(
    folder: string,
    private readonly headers: (path: string) => Readonly<Record<string, string>>,
  ) {
    this.#folder = normalize(folder);
  }

  readonly handle = (request: Request, response: Response, next: NextFunction): void => {
    this.#send(request, response).then((isSent) => {
      if (!isSent) next();
    }, next);
  };

  async #send(request: Request, response: Response): Promise<boolean> {
    const path = this.#pathOf(request);
    const type = TYPES[extname(path)];
    const encoding = preferredEncoding(request);
    if (
      type === undefined ||
      encoding === null ||
      (request.method !== 'GET' && request.method !== 'HEAD')
    )
      return false;
    const bytes = await this.#compressed(path, encoding);
    if (bytes === null) return false;
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Encoding', encoding);
    for (const [name, value] of Object.entries(this.headers(path))) response.setHeader(name, value);
    response.vary('Accept-Encoding');
    response.send(bytes);
    return true;
  }

  /** Empty for a path that leads out of the folder. */
  #pathOf({ path }: Request): string {
    const file = join(this.#folder, normalize(path));
    return file.startsWith(this.#folder + sep) ? file : '';
  }

  /** Null when there is no such file, or when it is too small to gain anything. */
  async #compressed(path: string, encoding: Encoding): Promise<Buffer | null> {
    const found = await stat(path).catch(() => null); // No file: the next handler says so.
    if (found === null || !found.isFile() || found.size < WORTH_IT) return null;
    const key = `${encoding}:${path}`;
    const known = this.#kept.get(key);
    if (known?.modified === found.mtimeMs) return known.bytes;
    const bytes = await compress(await readFile(path), encoding);
    this.#kept.set(key, { modified: found.mtimeMs, bytes });
    return bytes;
  }
}

function preferredEncoding(request: Request): Encoding | null {
  const accepted = request.acceptsEncodings('br', 'gzip');
  return accepted === 'br' || accepted === 'gzip' ? accepted : null;
}

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes, { level: 9 });
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
