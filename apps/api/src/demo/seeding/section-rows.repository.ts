import { randomUUID } from 'node:crypto';
import type { Prisma } from '@samenpen/database';
import { documentContent } from '@samenpen/dossier-document';
import { countCharacters, countWords } from '@samenpen/dossier-rules';
import { approvalHash } from '../../sections/approval-hash';
import type { Stage } from '../story/stage';
import type { PlayedSection } from './played-dossier';

type WithStage = PlayedSection & { readonly stage: Stage };

/** The row of a section with what was decided about it; the approval is bound when it has its own row. */
export function sectionRow(
  dossierId: string,
  section: PlayedSection,
): Prisma.SectionCreateManyInput {
  const { id, instance, stage, dueAt } = section;
  const { key, owner, position, kind } = instance;
  const row = { id, dossierId, key, ownerId: owner, position, kind, dueAt };
  return stage === null
    ? { ...row, status: instance.initialStatus }
    : { ...row, ...decisionsOf(stage) };
}

function decisionsOf({ facts, marks: { ready, change, reopen }, events }: Stage) {
  return {
    status: facts.status,
    // As the product counts: every decision and assignment, and the edits that moved the state.
    rowVersion: 1 + events.filter(({ type }) => type === 'section' || type === 'assigned').length,
    assigneeId: facts.assignee?.partner ?? null,
    ...(ready && {
      readyBy: ready.by,
      readyPartnerId: ready.partner,
      readyAt: ready.at,
      readyVersion: ready.version,
    }),
    ...(change && { changeBy: change.by, changeAt: change.at, changeReason: change.reason }),
    ...(reopen && { reopenBy: reopen.by, reopenAt: reopen.at, reopenReason: reopen.reason }),
  } satisfies Partial<Prisma.SectionCreateManyInput>;
}

/** Every approval of a section, also one that a reopening has overtaken. */
export function approvalRows({
  id,
  stage,
}: PlayedSection): (Prisma.ApprovalCreateManyInput & { id: string })[] {
  return (stage?.approvals ?? []).map(({ content, roomSeq, player, at }) => ({
    id: randomUUID(),
    sectionId: id,
    version: content.version,
    roomSeq,
    // Prisma asks for mutable JSON; the document is only read.
    content: content.json as unknown as Prisma.InputJsonValue,
    text: content.text,
    sha256: approvalHash(content),
    personId: player.asker.person,
    at,
  }));
}

/** The versions that people gave a name. */
export function namedVersionRows({ id, stage }: PlayedSection): Prisma.NamedVersionCreateManyInput[] {
  return (stage?.names ?? []).map(({ name, roomSeq, player, at }) => ({
    sectionId: id,
    roomSeq,
    name,
    personId: player.asker.person,
    at,
  }));
}

/** Who made the suggestions that stand open, and when; the text itself cannot say that. */
export function suggestionRows({ id, stage }: PlayedSection): Prisma.SuggestionCreateManyInput[] {
  return (stage?.suggestions ?? []).map((suggested) => ({
    sectionId: id,
    id: suggested.id,
    authorId: suggested.player.asker.person,
    at: suggested.at,
    remark: suggested.remark,
  }));
}

type RoomRows = {
  readonly room: Prisma.RoomCreateManyInput;
  readonly updates: Prisma.RoomUpdateCreateManyInput[];
  readonly clients: Prisma.AuthorClientCreateManyInput[];
};

/** The room of a text with its log as its authors wrote it; approved means closed. */
export function roomRows(section: PlayedSection): RoomRows[] {
  if (!hasStage(section)) return [];
  const { id, stage } = section;
  const written = stage.lines.filter(({ authorId }) => authorId !== null).at(-1);
  return [
    {
      room: {
        id,
        state: stage.facts.status === 'approved' ? 'closed' : 'open',
        head: stage.lines.length,
        lastAuthor: written?.authorId ?? null,
        lastAt: written?.at ?? null,
      },
      updates: stage.lines.map(({ update, authorId, at }, index) => ({
        roomId: id,
        seq: index + 1,
        update: new Uint8Array(update),
        authorId,
        at,
      })),
      clients: [...stage.authorOfClient].map(([clientId, personId]) => ({
        roomId: id,
        clientId,
        personId,
      })),
    },
  ];
}

/** The read model, so that the first overview need not open every room. */
export function contentRow(section: PlayedSection): Prisma.SectionContentCreateManyInput[] {
  if (!hasStage(section)) return [];
  const { json, text, version } = documentContent(section.stage.document);
  return [
    {
      sectionId: section.id,
      head: section.stage.lines.length,
      version,
      // Prisma asks for mutable JSON; the document is only read.
      json: json as unknown as Prisma.InputJsonValue,
      text,
      characters: countCharacters(text),
      words: countWords(text),
      suggestions: section.stage.suggestions.length,
    },
  ];
}

function hasStage(section: PlayedSection): section is WithStage {
  return section.stage !== null;
}
