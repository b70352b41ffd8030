import { problemAnswer, problemCatalogue, type ProblemCode } from '@samenpen/contracts';
import { z } from 'zod';
import type { DescribedCall } from './described-calls';

/** The OpenAPI 3.1 document of the given calls. */
export function openApiDocument(
  calls: readonly DescribedCall[],
  publicUrl: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of calls)
    paths[call.path] = { ...paths[call.path], [call.method]: operation(call) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samenpen',
      version: '0.1.0',
      description:
        'Municipalities write one grant dossier together. Changes need a personal access token, or the session ' +
        'cookie with the header `X-Samenpen: 1` and an allowed Origin. A page that says whose it is, in the header ' +
        '`X-Samenpen-Person: <id>`, is refused (401 `another-login`) under the login of anybody else. Live editing is at `GET /live` (WebSocket, ' +
        'the Hocuspocus v4 protocol), and at `/live/http` where WebSockets are blocked.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: publicUrl.startsWith('https:') ? '__Host-samenpen' : 'samenpen',
        },
      },
      schemas: { Problem: jsonSchema(problemAnswer, 'output') },
    },
  };
}

function operation(call: DescribedCall): Record<string, unknown> {
  const { description, status } = call;
  return {
    summary: description.summary,
    operationId: `${call.method}${call.path.replace(/[{}]/g, '').replace(/[^a-z]+(.)/gi, (_match, letter: string) => letter.toUpperCase())}`,
    tags: [call.tag],
    ...(description.isPublic === true && { security: [] }),
    parameters: [...pathParameters(call.path), ...queryParameters(call.query)],
    ...requestBody(call),
    responses: {
      [status]: {
        description: status === 204 ? 'Done' : 'The answer',
        ...(description.answer !== undefined && {
          content: { 'application/json': { schema: jsonSchema(description.answer, 'output') } },
        }),
        ...(description.givesBytes !== undefined && { content: bytes(description.givesBytes) }),
      },
      ...refusals(call),
    },
  };
}

function requestBody({ body, description }: DescribedCall): Record<string, unknown> {
  if (description.takesBytes !== undefined)
    return { requestBody: { required: true, content: bytes(description.takesBytes) } };
  if (body === null) return {};
  const content = { 'application/json': { schema: jsonSchema(body, 'input') } };
  return { requestBody: { required: true, content } };
}

function bytes(description: string): Record<string, unknown> {
  return { 'application/octet-stream': { schema: { description } } };
}

/** The refusals of a call, one entry per status with the codes that it can carry. */
function refusals({ description, body, path }: DescribedCall): Record<string, unknown> {
  const codes: ProblemCode[] = [...(description.problems ?? []), 'internal'];
  if (description.isPublic !== true) codes.push('not-signed-in', 'another-login');
  if (body !== null)
    codes.push('bad-request', 'not-json', 'payload-too-large', 'missing-header', 'foreign-origin');
  if (path.includes('{')) codes.push('not-found');
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const { status } = problemCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      status,
      {
        description: those.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodType | null): object[] {
  if (!(query instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = jsonSchema(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
