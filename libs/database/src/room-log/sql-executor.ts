/**
 * The smallest thing that runs SQL: a pg pool or client as it is, or a Prisma transaction through
 * {@link prismaExecutor}. The functions of this folder run inside the caller's transaction when it is one.
 */
export interface SqlExecutor {
  query(text: string, params: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** What a Prisma client and a Prisma transaction have in common here. */
export type RawQueryClient = {
  $queryRawUnsafe<Rows>(text: string, ...params: unknown[]): PromiseLike<Rows>;
};

/** Runs SQL inside a Prisma transaction. */
export function prismaExecutor(client: RawQueryClient): SqlExecutor {
  return {
    query: async (text, params) => ({ rows: await client.$queryRawUnsafe<Record<string, unknown>[]>(text, ...params) }),
  };
}
