import { randomUUID } from 'node:crypto';
import type { SectionFacts } from '@samenpen/access-policy';
import type { CallTemplate, SectionInstance } from '@samenpen/call-templates';
import { sectionInstances } from '@samenpen/call-templates';
import type { DossierRole, PartnerId } from '@samenpen/contracts';
import { partnerId, personId } from '@samenpen/contracts';
import type { Author, DemoDossier } from '../accounts';
import { DEMO_ACCOUNTS } from '../accounts';
import { brusselsDay, brusselsInstant, workdayInstant } from '../brussels-clock';
import type { DemoPartner } from '../demo-partners';
import { DEMO_PARTNERS } from '../demo-partners';
import { NOORD_CONVERSATIONS } from '../noord/noord-conversations';
import { NOORD_MEETINGS } from '../noord/noord-meetings';
import { NOORD_STORIES } from '../noord/noord-stories';
import type { Conversation } from '../story/conversation';
import type { Meeting } from '../story/meeting';
import type { PlayedThread } from '../story/play-conversation';
import { playConversation } from '../story/play-conversation';
import type { PlayedMeeting } from '../story/play-meeting';
import { playMeeting } from '../story/play-meeting';
import { playStory } from '../story/play-story';
import type { Due, SectionStory } from '../story/section-story';
import { workday } from '../story/section-story';
import type { Cast, Player, Stage } from '../story/stage';
import { emptyStage } from '../story/stage';
import { WEST_CONVERSATIONS } from '../west/west-conversations';
import { WEST_MEETINGS } from '../west/west-meetings';
import { WEST_STORIES } from '../west/west-stories';

/** A partner of the demo with its id in the dossier. */
export type PlayedPartner = DemoPartner & { readonly id: PartnerId };

/** One section with the story played on it; kinds that have no live content yet have no stage. */
export type PlayedSection = {
  readonly id: string;
  readonly instance: SectionInstance<PartnerId>;
  readonly stage: Stage | null;
  readonly dueAt: Date | null;
};

export type PlayedMembership = {
  readonly personId: string;
  readonly partnerId: PartnerId;
  readonly role: DossierRole;
};

/** A whole dossier of the demo, ready to be stored. */
export type PlayedDossier = {
  readonly id: string;
  readonly slug: DemoDossier;
  readonly title: string;
  readonly startedAt: Date;
  readonly startedBy: Player;
  readonly partners: readonly PlayedPartner[];
  readonly memberships: readonly PlayedMembership[];
  readonly sections: readonly PlayedSection[];
  readonly threads: readonly PlayedThread[];
  readonly meetings: readonly PlayedMeeting[];
};

/** What the stories are played with: who the accounts are, and when it is. */
export type Playing = {
  readonly template: CallTemplate;
  readonly now: Date;
  readonly deadline: Date;
  /** Ids of the persons by the key of their account. */
  readonly people: ReadonlyMap<string, string>;
};

const STORIES: Readonly<Record<DemoDossier, readonly SectionStory[]>> = {
  noord: NOORD_STORIES,
  west: WEST_STORIES,
};

const CONVERSATIONS: Readonly<Record<DemoDossier, readonly Conversation[]>> = {
  noord: NOORD_CONVERSATIONS,
  west: WEST_CONVERSATIONS,
};

const MEETINGS: Readonly<Record<DemoDossier, readonly Meeting[]>> = {
  noord: NOORD_MEETINGS,
  west: WEST_MEETINGS,
};

const TITLES: Readonly<Record<DemoDossier, string>> = {
  noord: 'Dossier Noord',
  west: 'Dossier West',
};

const START = workday(10, '08:30');

/** Plays all stories of one dossier. Pure but for the ids it draws. */
export function playDossier(slug: DemoDossier, playing: Playing): PlayedDossier {
  const partners = DEMO_PARTNERS[slug].map((partner) => ({
    ...partner,
    id: partnerId.parse(randomUUID()),
  }));
  const cast = castOf(slug, partners, playing);
  const startedAt = workdayInstant(playing.now, START);
  const [penhouder] = partners;
  if (penhouder === undefined) throw new RangeError(`dossier ${slug} has no penhouder`);
  const sections = playSections(slug, partners, { cast, startedAt, playing });
  const sectionOf = (place: Place): PlayedSection => sectionAt(place, { sections, partners });
  return {
    id: randomUUID(),
    slug,
    title: TITLES[slug],
    startedAt,
    // The cast knows every account of the dossier, the penhouder's first administrator among them.
    startedBy: cast.player(`beheerder@${penhouder.organisation}` as Author),
    partners,
    memberships: membershipsOf(slug, partners, playing),
    sections,
    threads: CONVERSATIONS[slug].map((story) =>
      playConversation(story, { cast, section: story.on === 'dossier' ? null : sectionOf(story.on) }),
    ),
    meetings: MEETINGS[slug].map((story) => playMeeting(story, { cast, sectionOf })),
  };
}

type Place = Pick<SectionStory, 'key' | 'owner'>;

function sectionAt(
  { key, owner }: Place,
  { sections, partners }: Pick<PlayedDossier, 'sections' | 'partners'>,
): PlayedSection {
  const ownerId = partners.find(({ organisation }) => organisation === owner)?.id ?? null;
  const found = sections.find(({ instance }) => instance.key === key && instance.owner === ownerId);
  if (found === undefined) throw new RangeError(`there is no section ${key} ${owner ?? ''}`);
  return found;
}

function playSections(
  slug: DemoDossier,
  partners: readonly PlayedPartner[],
  play: Omit<SectionPlay, 'story'>,
): readonly PlayedSection[] {
  const untold = new Set(STORIES[slug]);
  const sections = sectionInstances(play.playing.template, partners).map((instance) => {
    const story = storyOf(slug, instance, partners);
    if (story !== undefined) untold.delete(story);
    return playSection(instance, { ...play, story });
  });
  const [lost] = untold;
  if (lost !== undefined)
    throw new RangeError(`no section for the story of ${lost.key} ${lost.owner ?? ''}`);
  return sections;
}

type SectionPlay = {
  readonly story: SectionStory | undefined;
  readonly cast: Cast;
  readonly startedAt: Date;
  readonly playing: Playing;
};

function playSection(instance: SectionInstance<PartnerId>, play: SectionPlay): PlayedSection {
  const { story, cast, startedAt, playing } = play;
  const section = {
    id: randomUUID(),
    instance,
    dueAt: story?.due ? dueInstant(story.due, playing) : null,
  };
  if (instance.kind !== 'text') return { ...section, stage: null };
  const facts = factsOf(instance);
  const stage = story
    ? playStory(story, facts, { cast, seededAt: startedAt })
    : emptyStage(cast, facts, startedAt);
  return { ...section, stage };
}

function storyOf(
  slug: DemoDossier,
  { key, owner }: SectionInstance<PartnerId>,
  partners: readonly PlayedPartner[],
): SectionStory | undefined {
  const organisation = partners.find(({ id }) => id === owner)?.organisation ?? null;
  return STORIES[slug].find((story) => story.key === key && story.owner === organisation);
}

function factsOf(instance: SectionInstance<PartnerId>): SectionFacts {
  return {
    dossierStatus: 'drafting',
    status: instance.initialStatus,
    kind: instance.kind,
    scope: instance.scope,
    owner: instance.owner,
    assignee: null,
    markedReadyBy: null,
    changedBy: [],
    isFourEyes: false,
    mayBeNotApplicable: instance.mayBeNotApplicable,
    readersMayComment: true,
    hasOpenSuggestions: false,
    isConsolidated: instance.isConsolidated,
  };
}

function membershipsOf(
  slug: DemoDossier,
  partners: readonly PlayedPartner[],
  { people }: Playing,
): readonly PlayedMembership[] {
  return DEMO_ACCOUNTS.flatMap(({ key, role, dossiers }) => {
    if (role === 'operator' || !dossiers.includes(slug)) return [];
    const [, organisation] = key.split('@');
    const partner = partners.find((candidate) => candidate.organisation === organisation);
    const person = people.get(key);
    if (partner === undefined || person === undefined)
      throw new RangeError(`no such member: ${key}`);
    return [{ personId: person, partnerId: partner.id, role }];
  });
}

function castOf(slug: DemoDossier, partners: readonly PlayedPartner[], playing: Playing): Cast {
  const memberships = membershipsOf(slug, partners, playing);
  return {
    player: (author) => {
      const membership = memberships.find(
        (member) => member.personId === playing.people.get(author),
      );
      if (membership === undefined) throw new RangeError(`${author} takes no part in ${slug}`);
      const standing = { role: membership.role, partner: membership.partnerId };
      return {
        standing,
        asker: { person: personId.parse(membership.personId), standings: [standing] },
      };
    },
    partner: (organisation) => {
      const partner = partners.find((candidate) => candidate.organisation === organisation);
      if (partner === undefined) throw new RangeError(`${organisation} is no partner in ${slug}`);
      return partner.id;
    },
    instant: (at) => workdayInstant(playing.now, at),
  };
}

/** Due at five in the afternoon, at its share of the time that is left until the deadline. */
function dueInstant({ shareOfTimeLeft }: Due, { now, deadline }: Playing): Date {
  const due = now.getTime() + (deadline.getTime() - now.getTime()) * shareOfTimeLeft;
  return brusselsInstant(brusselsDay(new Date(due)), '17:00');
}
