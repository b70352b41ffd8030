import { randomUUID } from 'node:crypto';
import type { SectionFacts, ThreadFacts } from '@samenpen/access-policy';
import { mayInThread, mayOpenThread } from '@samenpen/access-policy';
import type { CommentBody, PartnerId, SectionId, ThreadAction, ThreadAnchor, ThreadStep } from '@samenpen/contracts';
import { sectionId } from '@samenpen/contracts';
import { quoteWords } from '@samenpen/dossier-document';
import type { Author } from '../accounts';
import { DEMO_ACCOUNTS } from '../accounts';
import type { Conversation, Said } from './conversation';
import type { Cast, Player, Stage } from './stage';

/** A section that a conversation can hang on. */
export type DiscussedSection = { readonly id: string; readonly stage: Stage | null };

export type PlayedComment = { readonly id: string; readonly player: Player; readonly at: Date; readonly body: CommentBody };

/** A conversation as the product would have stored it. */
export type PlayedThread = {
  readonly id: string;
  readonly anchor: ThreadAnchor;
  readonly audience: PartnerId | null;
  readonly comments: readonly [PlayedComment, ...PlayedComment[]];
  readonly given: { readonly player: Player; readonly due: Date } | null;
  readonly proposes: string | null;
  readonly resolved: { readonly player: Player; readonly at: Date } | null;
  /** What happened, as the history of the dossier calls it. */
  readonly steps: readonly { readonly step: ThreadStep; readonly player: Player; readonly at: Date }[];
};

type Around = {
  readonly cast: Cast;
  /** The section of a conversation; null: the dossier as a whole. */
  readonly section: DiscussedSection | null;
};

/** Plays one conversation. Whatever the product's own rules refuse throws. */
export function playConversation(story: Conversation, around: Around): PlayedThread {
  const { cast, section } = around;
  const [first, ...answers] = story.said;
  const opener = cast.player(first.by);
  const audience = story.internal === true ? opener.standing.partner : null;
  const given = story.given === undefined ? null : { player: cast.player(story.given.to), due: cast.instant(story.given.due) };
  const resolved = story.resolved === undefined ? null : { player: cast.player(story.resolved.by), at: cast.instant(story.resolved.at) };
  const facts = threadFacts(story, { section, opener, audience });
  allow('opening', mayOpenThread(opener.asker, facts, { withProposal: story.proposes !== undefined }));
  if (given !== null) demand(opener, 'assign', facts);
  for (const { by } of answers) demand(cast.player(by), 'comment', facts);
  if (resolved !== null) demand(resolved.player, 'resolve', facts);
  const played = (said: Said): PlayedComment => ({ id: randomUUID(), player: cast.player(said.by), at: cast.instant(said.at), body: bodyOf(said, cast) });
  const comments: PlayedThread['comments'] = [played(first), ...answers.map(played)];
  return {
    id: randomUUID(),
    anchor: anchorOf(story, section),
    audience,
    comments,
    given,
    proposes: story.proposes ?? null,
    resolved,
    steps: [
      ...comments.map(({ player, at }, index) => ({ step: index === 0 ? ('opened' as const) : ('answered' as const), player, at })),
      ...(resolved === null ? [] : [{ step: 'resolved' as const, ...resolved }]),
    ],
  };
}

type Opened = { readonly section: DiscussedSection | null; readonly opener: Player; readonly audience: PartnerId | null };

function threadFacts({ proposes }: Conversation, { section, opener, audience }: Opened): ThreadFacts {
  const facts: SectionFacts | null = section?.stage?.facts ?? null;
  return {
    dossierStatus: 'drafting',
    readersMayComment: true,
    section: facts,
    audience,
    author: opener.asker.person,
    assignee: null,
    isResolved: false,
    proposal: proposes === undefined ? null : 'open',
  };
}

function anchorOf({ on }: Conversation, section: DiscussedSection | null): ThreadAnchor {
  if (on === 'dossier' || section === null) return { kind: 'dossier' };
  const id: SectionId = sectionId.parse(section.id);
  if (on.quote === undefined) return { kind: 'section', section: id };
  if (section.stage === null) throw new RangeError(`section ${on.key} has no text to quote from`);
  const { from, to, ...words } = quoteWords(section.stage.document, on.quote);
  return { kind: 'range', section: id, from: encoded(from), to: encoded(to), ...words };
}

const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function bodyOf({ words }: Said, cast: Cast): CommentBody {
  return words.map((piece) =>
    typeof piece === 'string'
      ? { type: 'text', text: piece }
      : { type: 'mention', kind: 'person', id: cast.player(piece.names).asker.person, label: nameOf(piece.names) },
  );
}

function nameOf(author: Author): string {
  const account = DEMO_ACCOUNTS.find(({ key }) => key === author);
  if (account === undefined) throw new RangeError(`no account ${author}`);
  return account.name;
}

function demand({ asker }: Player, action: ThreadAction, facts: ThreadFacts): void {
  allow(action, mayInThread(asker, action, facts));
}

function allow(what: string, verdict: ReturnType<typeof mayOpenThread>): void {
  if (!verdict.allowed) throw new RangeError(`the rules refuse ${what}: ${verdict.reason}`);
}
