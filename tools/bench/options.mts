import { parseArgs } from 'node:util';
import { Refusal } from '../run/refusal.mts';

/** What `npm run bench` was asked to do. */
export type Options = {
  /** Tiny forms of all rows: proves that the harness works, says nothing about speed. */
  readonly isQuick: boolean;
  /** Names of rows to measure; empty: all. */
  readonly rows: readonly string[];
  /** How often each system is measured per row; systems take turns. */
  readonly repeats: number;
  /** Measures only these systems; empty: all that a row knows. */
  readonly systems: readonly string[];
  readonly json: string | null;
  /** Folder for a picture per row; null: none are drawn. */
  readonly svg: string | null;
  /** Reports to carry into the documentation, instead of measuring. */
  readonly publish: readonly string[];
  /** Folder for CPU profiles of our own server; null: none are written. */
  readonly profile: string | null;
};

const list = (value: string | undefined): string[] =>
  value === undefined ? [] : value.split(',').map((entry) => entry.trim());

/** Reads the words behind `npm run bench --`. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  const isQuick = values.quick ?? false;
  return {
    isQuick,
    rows: list(values.rows),
    repeats: Number(values.repeats ?? (isQuick ? 1 : 3)),
    systems: list(values.systems),
    json: values.json ?? null,
    svg: values.svg ?? null,
    publish: list(values.publish),
    profile: values.profile ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      // npm hands over its own separator when `node tools/run.mjs` is called by hand.
      args: args.filter((word) => word !== '--'),
      options: {
        quick: { type: 'boolean' },
        rows: { type: 'string' },
        repeats: { type: 'string' },
        systems: { type: 'string' },
        json: { type: 'string' },
        svg: { type: 'string' },
        publish: { type: 'string' },
        profile: { type: 'string' },
      },
    });
  } catch (fault) {
    // Node's own sentence names the flag.
    throw new Refusal(fault instanceof Error ? fault.message : String(fault));
  }
}
