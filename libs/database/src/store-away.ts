// Which faults of a query say that PostgreSQL is away, full or overloaded, and not that the query is wrong.

/** Classes of SQLSTATE: connection, resources (disk full among them), an operator's doing, the system; or no time left. */
const STATES = /^(08|53|57P|58)|^57014$/;
/** Prisma's: not reachable, timed out, closed, no connection or transaction in time, too many connections. */
const PRISMA = /^P(1001|1002|1008|1017|2024|2028|2037)$/;
const SYSTEM = /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/;
/** What pg says without a code; of a raw query Prisma gives only the words. */
const SENTENCES =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|\bE(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)\b/;
/** What Prisma's adapter calls it when PostgreSQL gave no code. */
const KINDS = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/** Whether the same question may well be answered a little later. Looks into what Prisma wraps. */
export function isStoreAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault instanceof AggregateError && fault.errors.some(isStoreAway)) return true;
  const told = cause(fault) ?? fault.cause;
  const isAway = SENTENCES.test(fault.message) || KINDS.test(textOf(told, 'kind')) || SENTENCES.test(textOf(told, 'originalMessage'));
  return isAway || [codeOf(fault), codeOf(told)].some(isAwayCode) || (fault.cause !== undefined && isStoreAway(fault.cause));
}

const isAwayCode = (code: string): boolean => STATES.test(code) || PRISMA.test(code) || SYSTEM.test(code);

function codeOf(thing: unknown): string {
  const code = property(thing, 'code') ?? property(thing, 'originalCode');
  return typeof code === 'string' ? code : '';
}

function textOf(thing: unknown, name: string): string {
  const text = property(thing, name);
  return typeof text === 'string' ? text : '';
}

/** Where Prisma puts the database's own words. */
const cause = (fault: Error): unknown => property(property(property(fault, 'meta'), 'driverAdapterError'), 'cause');

function property(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}
