// The one place that reads threads, and so the one that decides who may know of them. Every question starts from a
// person and is answered from the memberships of that moment: somebody whose membership ended an instant ago finds
// nothing, and a thread that is internal to another municipality is, for every caller of this file, not there.

import { Injectable } from '@nestjs/common';
import {
  commentBody,
  commentId,
  dossierId,
  partnerId,
  personId,
  textProposal,
  threadAnchor,
  threadId,
  type SectionId,
  type ThreadQuery,
} from '@samenpen/contracts';
import type { Prisma } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';
import type { CommentRecord, ThreadAct, ThreadRecord } from './thread-record';

/** Which threads of a dossier are asked for. */
export type ThreadFilter = Pick<ThreadQuery, 'section' | 'state' | 'mine'>;

/** Where a page of a list begins, and how long it is. */
export type ThreadPage = { readonly limit: number; readonly after: { readonly openedAt: Date; readonly id: string } | null };

/** How many open threads hang on a section; null: on the dossier as a whole. */
export type SectionCount = { readonly section: string | null; readonly count: number };

/** A thread that is due: where it is, who may know of it, and to whom it is given. */
export type DueThread = {
  readonly id: string;
  readonly sectionId: string | null;
  /** The partner that it is internal to. */
  readonly audienceId: string | null;
  readonly partner: string;
  /** Null: everybody of the partner. */
  readonly person: string | null;
  readonly dueAt: Date;
};

const partnersName = { select: { organisation: { select: { name: true } } } } as const;
const whole = {
  audience: partnersName,
  comments: { orderBy: { position: 'asc' }, include: { partner: partnersName } },
} as const satisfies Prisma.CommentThreadInclude;

type ThreadRow = Prisma.CommentThreadGetPayload<{ include: typeof whole }>;

/** Of those that are there: what hangs on a section of a partner that left is archived with it. */
const STANDS = {
  deletedAt: null,
  AND: [{ OR: [{ sectionId: null }, { section: { ownerId: null } }, { section: { owner: { endedAt: null } } }] }],
} satisfies Prisma.CommentThreadWhereInput;

/** Reads threads, always as one person may know them. */
@Injectable()
export class KnownThreadsRepository {
  constructor(private readonly database: Database) {}

  /** Inside a transaction, or outside one. */
  of(person: string, reader: Transaction = this.database.client): KnownThreads {
    return new KnownThreads(person, reader);
  }

  /** Open threads that somebody must have answered by then, to tell those they are given to; no word of them. */
  async dueBetween(dossier: string, from: Date, until: Date): Promise<DueThread[]> {
    const rows = await this.database.client.commentThread.findMany({
      where: { ...STANDS, dossierId: dossier, resolvedAt: null, assigneeId: { not: null }, dueAt: { gt: from, lte: until } },
      select: { id: true, sectionId: true, audienceId: true, assigneeId: true, assigneePersonId: true, dueAt: true },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    return rows.flatMap(({ assigneeId, assigneePersonId, dueAt, ...thread }) =>
      assigneeId === null || dueAt === null ? [] : [{ ...thread, dueAt, partner: assigneeId, person: assigneePersonId }],
    );
  }
}

/** The threads that one person may know of. */
export class KnownThreads {
  constructor(
    private readonly person: string,
    private readonly reader: Transaction,
  ) {}

  async one(id: string): Promise<ThreadRecord | null> {
    const row = await this.reader.commentThread.findFirst({ where: { id, ...this.#known() }, include: whole });
    return row === null ? null : recordOf(row);
  }

  /** The thread of a comment. */
  async ofComment(id: string): Promise<ThreadRecord | null> {
    const where = { comments: { some: { id } }, ...this.#known() };
    const row = await this.reader.commentThread.findFirst({ where, include: whole });
    return row === null ? null : recordOf(row);
  }

  /** The threads of a dossier, the newest first. */
  async ofDossier(dossier: string, filter: ThreadFilter, { limit, after }: ThreadPage): Promise<ThreadRecord[]> {
    const before =
      after === null ? [] : [{ OR: [{ openedAt: { lt: after.openedAt } }, { openedAt: after.openedAt, id: { lt: after.id } }] }];
    const rows = await this.reader.commentThread.findMany({
      where: { AND: [this.#asked(dossier, filter), this.#known(), ...before] },
      include: whole,
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(recordOf);
  }

  /** The open threads of all dossiers that wait for the person, due first. */
  async waiting(limit: number): Promise<ThreadRecord[]> {
    const rows = await this.reader.commentThread.findMany({
      where: { AND: [{ resolvedAt: null }, this.#waitsForMe(), this.#known()] },
      include: whole,
      orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { changedAt: 'desc' }, { id: 'asc' }],
      take: limit,
    });
    return rows.map(recordOf);
  }

  /** The open threads of a dossier that wait for the person. */
  async waitingIn(dossier: string, limit: number): Promise<ThreadRecord[]> {
    const rows = await this.reader.commentThread.findMany({
      where: { AND: [this.#asked(dossier, { state: 'open', mine: true }), this.#known()] },
      include: whole,
      orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { changedAt: 'desc' }, { id: 'asc' }],
      take: limit,
    });
    return rows.map(recordOf);
  }

  /** The open threads of a dossier that propose other words for a text. */
  async proposingIn(dossier: string, limit: number): Promise<ThreadRecord[]> {
    const rows = await this.reader.commentThread.findMany({
      where: { AND: [this.#asked(dossier, { state: 'open' }), { proposalState: 'open' }, this.#known()] },
      include: whole,
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return rows.map(recordOf);
  }

  /** How many there are per section. */
  async counts(dossier: string, filter: ThreadFilter): Promise<SectionCount[]> {
    const rows = await this.reader.commentThread.groupBy({
      by: ['sectionId'],
      where: { AND: [this.#asked(dossier, filter), this.#known()] },
      _count: { _all: true },
    });
    return rows.map(({ sectionId, _count }) => ({ section: sectionId, count: _count._all }));
  }

  #asked(dossier: string, { section, state, mine }: ThreadFilter): Prisma.CommentThreadWhereInput {
    return {
      dossierId: dossier,
      ...(section !== undefined && { sectionId: section }),
      ...(state !== undefined && { resolvedAt: state === 'open' ? null : { not: null } }),
      ...(mine === true && { AND: [this.#waitsForMe()] }),
    };
  }

  /** The scope: dossiers that the person takes part in, and what is internal to a partner that the person acts for. */
  #known(): Prisma.CommentThreadWhereInput {
    const mine = { some: { personId: this.person, endedAt: null, partner: { endedAt: null } } };
    return {
      ...STANDS,
      dossier: { memberships: mine },
      OR: [{ audienceId: null }, { audience: { endedAt: null, memberships: mine } }],
    };
  }

  /** Assigned to the person or to an organisation of theirs, or naming one of these without an answer since. */
  #waitsForMe(): Prisma.CommentThreadWhereInput {
    const partners = { endedAt: null, memberships: { some: { personId: this.person, endedAt: null } } };
    return {
      OR: [
        { assigneePersonId: this.person },
        { assigneePersonId: null, assignee: partners },
        { mentions: { some: { answeredAt: null, personId: this.person } } },
        // Who names the own organisation asks the colleagues.
        { mentions: { some: { answeredAt: null, partner: partners, comment: { personId: { not: this.person } } } } },
      ],
    };
  }
}

/** What a JSON column holds was checked when it was written; it is read by the same schema. */
function recordOf(row: ThreadRow): ThreadRecord {
  return {
    id: threadId.parse(row.id),
    dossierId: dossierId.parse(row.dossierId),
    anchor: threadAnchor.parse(row.anchor),
    audience:
      row.audienceId === null || row.audience === null
        ? null
        : { partner: partnerId.parse(row.audienceId), name: row.audience.organisation.name },
    openedBy: personId.parse(row.openedBy),
    openedAt: row.openedAt,
    changedAt: row.changedAt,
    revision: row.revision,
    resolved: actOf(row.resolvedBy, row.resolvedAt),
    assignee:
      row.assigneeId === null
        ? null
        : {
            partner: partnerId.parse(row.assigneeId),
            person: row.assigneePersonId === null ? null : personId.parse(row.assigneePersonId),
          },
    dueAt: row.dueAt,
    proposal:
      row.replacement === null
        ? null
        : {
            replacement: row.replacement,
            state: textProposal.shape.state.parse(row.proposalState),
            decided: actOf(row.proposalBy, row.proposalAt),
          },
    comments: row.comments.map(commentOf),
  };
}

function commentOf(row: ThreadRow['comments'][number]): CommentRecord {
  return {
    id: commentId.parse(row.id),
    person: personId.parse(row.personId),
    partner: { id: partnerId.parse(row.partnerId), name: row.partner.organisation.name },
    at: row.at,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    body: row.body === null ? null : commentBody.parse(row.body),
  };
}

function actOf(person: string | null, at: Date | null): ThreadAct | null {
  return person === null || at === null ? null : { person: personId.parse(person), at };
}

/** The section that a thread hangs on. */
export function sectionOf({ anchor }: Pick<ThreadRecord, 'anchor'>): SectionId | null {
  return anchor.kind === 'dossier' ? null : anchor.section;
}
