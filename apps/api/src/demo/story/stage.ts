import { randomInt } from 'node:crypto';
import type { Asker, SectionFacts, Standing } from '@samenpen/access-policy';
import type { SectionStatus } from '@samenpen/contracts';
import type { DocumentContent } from '@samenpen/dossier-document';
import { changeToJson, documentFromUpdates, emptyTextUpdate } from '@samenpen/dossier-document';
import type { SectionMarks } from '../../sections/section-writer.repository';
import type { Author } from '../accounts';
import type { Block } from './blocks';
import type { Workday } from './section-story';

/** Somebody of the demo in one dossier. */
export type Player = { readonly asker: Asker; readonly standing: Standing };

/** Turns the names and times of a story into the persons, partners and instants of one dossier. */
export type Cast = {
  player(author: Author): Player;
  partner(slug: string): Standing['partner'];
  instant(at: Workday): Date;
};

/** One line of a room's log, in the order of its sequence numbers. */
export type RoomLine = {
  readonly update: Uint8Array;
  readonly authorId: string | null;
  readonly at: Date;
};

/** A decision or a change that the dossier's list of events shows. */
export type StoryEvent = {
  readonly type: 'section' | 'section-edited' | 'assigned' | 'version-named';
  readonly at: Date;
  readonly player: Player;
  readonly event: string | null;
  readonly from: SectionStatus | null;
  readonly to: SectionStatus | null;
  readonly reason: string | null;
  readonly version: string | null;
  /** How many lines of the log were there. */
  readonly roomSeq: number;
};

/** An open suggestion in the text. */
export type StorySuggestion = { readonly id: string; readonly player: Player; readonly at: Date; readonly remark: string | null };

/** A name that somebody gave to the text as it was then. */
export type StoryName = { readonly name: string; readonly roomSeq: number; readonly player: Player; readonly at: Date };

export type StoryApproval = {
  readonly content: DocumentContent;
  /** The last line of the log that was approved. */
  readonly roomSeq: number;
  readonly player: Player;
  readonly at: Date;
};

/**
 * Where the story of one section has got to: the text as it stands, the log that made it, and the
 * state. The functions of `play-story.ts` move it on, step by step.
 */
export type Stage = {
  readonly cast: Cast;
  readonly document: ReturnType<typeof documentFromUpdates>;
  blocks: readonly Block[];
  facts: SectionFacts;
  readonly lines: RoomLine[];
  readonly authorOfClient: Map<number, string>;
  readonly events: StoryEvent[];
  readonly approvals: StoryApproval[];
  readonly names: StoryName[];
  readonly suggestions: StorySuggestion[];
  /** What the decisions so far have left behind on the section. */
  marks: SectionMarks;
};

/** The section as the server seeds it: one empty paragraph, written by nobody. */
export function emptyStage(cast: Cast, facts: SectionFacts, seededAt: Date): Stage {
  const seed = emptyTextUpdate();
  return {
    cast,
    document: documentFromUpdates([seed]),
    blocks: [],
    facts,
    lines: [{ update: seed, authorId: null, at: seededAt }],
    authorOfClient: new Map(),
    events: [],
    approvals: [],
    names: [],
    suggestions: [],
    marks: {},
  };
}

/** A Yjs client for one sitting: whoever opens a text again is a new client, as in a browser. */
export function newClient(stage: Stage, player: Player): number {
  const clientId = randomInt(2, 2 ** 32);
  if (stage.authorOfClient.has(clientId)) return newClient(stage, player);
  stage.authorOfClient.set(clientId, player.asker.person);
  return clientId;
}

/** Writes the blocks into the room as one update of that client. */
export function commit(stage: Stage, blocks: readonly Block[], sitting: Sitting): void {
  const json = { type: 'doc', content: blocks };
  const update = changeToJson(stage.document, json, { clientId: sitting.clientId });
  stage.blocks = blocks;
  stage.lines.push({ update, authorId: sitting.player.asker.person, at: sitting.at });
}

/** One person writing in one sitting. */
export type Sitting = { readonly clientId: number; readonly player: Player; readonly at: Date };
