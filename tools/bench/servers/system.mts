import type { Lifetime } from '../../run/lifetime.mts';
import type { BenchDatabase, Postgres } from '../store/postgres.mts';
import type { ServerProcess } from './server-process.mts';

/** Where all runs take place. */
export type Stage = {
  readonly lifetime: Lifetime;
  readonly postgres: Postgres;
  /** Folder for CPU profiles of our own server; null: none. */
  readonly profile: string | null;
};

/** A document of a run: its name, and the tokens of people who may write in it, one per client in turn. */
export type LiveDocument = { readonly name: string; readonly tokens: readonly string[] };

/** How the frames of a system look: with an address and acknowledgements, or plain y-websocket. */
export type Dialect = 'hocuspocus' | 'y-websocket';

/** The documents that a run needs before its server starts. */
export type Filling = {
  readonly documents: number;
  /** Yjs update (V1) that every document holds. */
  readonly content: Uint8Array;
  /** Updates stored behind the content that nobody has compacted; a store of whole documents takes them in. */
  readonly tail?: readonly Uint8Array[];
};

/** One run of one system: a fresh database with documents, and a server that can be started on it. */
export type Trial = {
  readonly documents: readonly LiveDocument[];
  readonly database: BenchDatabase;
  /** `variables` are added to its environment. */
  start(variables?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** Where a client connects for a document. */
  urlOf(server: ServerProcess, document: LiveDocument): string;
  /** What is on disk of a document, as updates that give it when applied in order. */
  stored(document: LiveDocument): Promise<readonly Uint8Array[]>;
  end(): Promise<void>;
};

/** A system that can be measured. */
export type System = {
  readonly name: string;
  readonly dialect: Dialect;
  prepare(stage: Stage, filling: Filling): Promise<Trial>;
};
