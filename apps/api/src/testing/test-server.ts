import type { AddressInfo } from 'node:net';
import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { aDatabase, type TestPerson } from '@samenpen/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { z } from 'zod';
import { readSettings } from '../platform/settings';
import { createServer } from '../server';

/** An answer of the server: as text, and parsed when it is JSON. */
export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
};

export type Asked = {
  readonly as?: TestPerson;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** The real server on a database of its own. */
export type TestServer = {
  readonly url: string;
  readonly client: PrismaClient;
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly app: NestExpressApplication;
  ask(method: string, path: string, asked?: Asked): Promise<Answered>;
  /** Asks and reads a 2xx answer by its schema; anything else fails the test. */
  read<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    asked?: Asked,
  ): Promise<z.infer<Schema>>;
  /** Takes the database away from under it. */
  dropDatabase(): Promise<void>;
  stop(): Promise<void>;
};

export const ORIGIN = 'http://localhost:3000';

/** Starts the server as `main` does, on a free port, with variables beside the database's. */
export async function aServer(
  variables: Record<string, string> = {},
  pages: string | null = null,
): Promise<TestServer> {
  const database = await aDatabase();
  const settings = readSettings({
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    PUBLIC_URL: ORIGIN,
    LOG_LEVEL: 'silent',
    ...variables,
  });
  const app = await createServer(settings, pages);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = createPrismaClient(database.url);
  const ask = askServer(url);
  return {
    url,
    client,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    app,
    ask,
    read: async (path, schema, asked) => {
      const { status, body } = await ask('GET', path, asked);
      if (status !== 200) throw new Error(`GET ${path} answers ${status}: ${JSON.stringify(body)}`);
      return schema.parse(body);
    },
    dropDatabase: () => database.drop(),
    stop: async () => {
      await client.$disconnect();
      await app.close();
      await database.drop();
    },
  };
}

function askServer(url: string): TestServer['ask'] {
  return async (method, path, { as, body, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${as.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const answered: unknown = isJson && text !== '' ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, body: answered };
  };
}
