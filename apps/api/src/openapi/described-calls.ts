// The API describes itself: paths, methods and schemas are read from the controllers' own decorators, so
// the OpenAPI document cannot say something else than what the server does.

import { RequestMethod, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants';
import type { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';
import { callPath } from '../platform/call-paths';
import { CALL_DESCRIPTION, type CallDescription } from '../platform/answers.decorator';

/** One call of the API as its controller declares it. */
export type DescribedCall = {
  readonly method: 'get' | 'post' | 'patch' | 'delete' | 'put';
  /** With parameters in braces: `/api/sections/{id}`. */
  readonly path: string;
  readonly status: number;
  readonly body: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly description: CallDescription;
  readonly tag: string;
};

/** Every call of every controller, by path. Throws when a call has no description. */
export function describedCalls(modules: ModulesContainer): DescribedCall[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => (isClass(metatype) ? callsOf(metatype) : []))
    .toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

const METHODS: Readonly<Partial<Record<RequestMethod, DescribedCall['method']>>> = {
  [RequestMethod.GET]: 'get',
  [RequestMethod.POST]: 'post',
  [RequestMethod.PATCH]: 'patch',
  [RequestMethod.PUT]: 'put',
  [RequestMethod.DELETE]: 'delete',
};

/** Nest types a controller as a function or a class; ours are classes. */
function isClass(metatype: unknown): metatype is Type {
  return typeof metatype === 'function';
}

function callsOf(controller: Type): DescribedCall[] {
  const base = metadata(PATH_METADATA, controller);
  // A class prototype maps method names to functions; what has no route metadata is passed over below.
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    // Nest keeps one of its own constants there.
    const method = METHODS[metadata(METHOD_METADATA, handler) as RequestMethod];
    const description: unknown = Reflect.getMetadata(CALL_DESCRIPTION, handler);
    if (method === undefined || !isDescription(description)) {
      throw new Error(`${controller.name}.${name} is a call without @Answers`);
    }
    const status = Number(
      Reflect.getMetadata(HTTP_CODE_METADATA, handler) ?? (method === 'post' ? 201 : 200),
    );
    const path = callPath(String(base), String(metadata(PATH_METADATA, handler)));
    return [
      {
        method,
        path: path.replace(/:(\w+)/g, '{$1}'),
        status,
        description,
        tag: String(base).split('/')[0] ?? '',
        ...argumentsOf(controller, name),
      },
    ];
  });
}

/** Nest keeps the schema of an argument under `<kind>:<position>`; 3 is the body, 4 the query. */
function argumentsOf(
  controller: Type,
  name: string,
): { body: z.ZodType | null; query: z.ZodType | null } {
  const kept: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name);
  const entries = Object.entries(kept ?? {}) as [string, { schema?: unknown }][]; // Nest's own shape
  const schemaOf = (kind: string) => {
    const schema = entries.find(([key]) => key.startsWith(`${kind}:`))?.[1].schema;
    return schema instanceof z.ZodType ? schema : null;
  };
  return { body: schemaOf('3'), query: schemaOf('4') };
}

function metadata(key: string, target: object): unknown {
  return Reflect.getMetadata(key, target);
}

function isDescription(value: unknown): value is CallDescription {
  return typeof value === 'object' && value !== null && 'summary' in value;
}
