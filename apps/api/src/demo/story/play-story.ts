import { randomUUID } from 'node:crypto';
import type { SectionAction, SectionFacts } from '@samenpen/access-policy';
import { may, mayInDossier } from '@samenpen/access-policy';
import { documentContent } from '@samenpen/dossier-document';
import { actionOf, afterEdit, nextSectionState } from '@samenpen/dossier-rules';
import type { SectionMarks } from '../../sections/section-writer.repository';
import { marksOf } from '../../sections/transition-marks';
import type { Block } from './blocks';
import { EXAMPLE_LINE } from './blocks';
import { mendBlocks } from './mend-blocks';
import type { SectionStory, Step } from './section-story';
import { suggestBlocks } from './suggest-blocks';
import type { Cast, Player, Stage, StoryEvent } from './stage';
import { commit, emptyStage, newClient } from './stage';

const MILLISECONDS_A_PARAGRAPH = 100_000;

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/**
 * Plays a story from the empty section to today. Every step is asked of the product's own rules, so
 * that the demo shows nothing the product would refuse; a step they refuse throws.
 */
export function playStory(
  story: SectionStory,
  facts: SectionFacts,
  { cast, seededAt }: Opening,
): Stage {
  const stage = emptyStage(cast, facts, seededAt);
  for (const step of story.steps) {
    try {
      playStep(stage, step);
    } catch (cause) {
      // Said again with the place, or nobody finds the line of the story that is wrong.
      throw new Error(
        `story of section ${story.key} ${story.owner ?? ''}, ${step.kind} by ${step.by}`,
        { cause },
      );
    }
  }
  return stage;
}

type Opening = { readonly cast: Cast; readonly seededAt: Date };

function playStep(stage: Stage, step: Step): void {
  const player = stage.cast.player(step.by);
  switch (step.kind) {
    case 'writes':
      writeBlocks(stage, step, player);
      return;
    case 'mends':
      demand(stage, player, 'write');
      commit(stage, mendBlocks(stage.blocks, step), {
        clientId: newClient(stage, player),
        player,
        at: stage.cast.instant(step.at),
      });
      noteEdit(stage, player, stage.cast.instant(step.at));
      return;
    case 'suggests':
      suggest(stage, step, player);
      return;
    case 'assigns':
      assign(stage, step, player);
      return;
    case 'decides':
      decide(stage, step, player);
      return;
    case 'names':
      nameVersion(stage, step, player);
      return;
  }
}

// Block by block, as somebody writes: each is one update, and the closing line stays last.
function writeBlocks(stage: Stage, step: StepOf<'writes'>, player: Player): void {
  demand(stage, player, 'write');
  const clientId = newClient(stage, player);
  const start = stage.cast.instant(step.at).getTime();
  step.blocks.forEach((block, index) => {
    const above: readonly Block[] = stage.blocks.filter((known) => known !== EXAMPLE_LINE);
    const at = new Date(start + index * MILLISECONDS_A_PARAGRAPH);
    commit(stage, [...above, block, EXAMPLE_LINE], { clientId, player, at });
    if (index === 0) noteEdit(stage, player, at);
  });
}

function suggest(stage: Stage, { from, to, remark, at: day }: StepOf<'suggests'>, player: Player): void {
  demand(stage, player, 'suggest');
  const [id, at] = [randomUUID(), stage.cast.instant(day)];
  commit(stage, suggestBlocks(stage.blocks, { id, from, to }), { clientId: newClient(stage, player), player, at });
  stage.facts = { ...stage.facts, hasOpenSuggestions: true };
  stage.suggestions.push({ id, player, at, remark });
  noteEdit(stage, player, at);
}

function noteEdit(stage: Stage, player: Player, at: Date): void {
  const from = stage.facts.status;
  const to = afterEdit(from);
  stage.facts = { ...stage.facts, status: to };
  const moved = from === to ? null : { event: 'edit', from, to };
  note(stage, { type: moved ? 'section' : 'section-edited', at, player, ...moved });
}

function assign(stage: Stage, step: StepOf<'assigns'>, player: Player): void {
  const verdict = mayInDossier(player.asker, 'assign', stage.facts);
  if (!verdict.allowed) throw new RangeError(`the rules refuse to assign: ${verdict.reason}`);
  const partner = stage.cast.partner(step.to);
  stage.facts = { ...stage.facts, assignee: { partner, person: null } };
  note(stage, { type: 'assigned', at: stage.cast.instant(step.at), player });
}

function nameVersion(stage: Stage, { name, at }: StepOf<'names'>, player: Player): void {
  demand(stage, player, 'write');
  const instant = stage.cast.instant(at);
  stage.names.push({ name, roomSeq: stage.lines.length, player, at: instant });
  note(stage, { type: 'version-named', at: instant, player, reason: name });
}

function decide(stage: Stage, step: StepOf<'decides'>, player: Player): void {
  const { event } = step;
  const reason = step.reason ?? null;
  const at = stage.cast.instant(step.at);
  const content = documentContent(stage.document);
  demand(stage, player, actionOf(event));
  const next = nextSectionState(event, {
    ...stage.facts,
    isEmpty: content.text.trim() === '',
    reason,
    version: content.version,
  });
  if (!('to' in next)) throw new RangeError(`the rules answer ${JSON.stringify(next)}`);
  const from = stage.facts.status;
  const marks = marksOf({ ...namesOf(player), event, at, version: content.version, reason });
  stage.facts = { ...stage.facts, status: next.to, ...readyFact(marks, player) };
  stage.marks = { ...stage.marks, ...marks };
  if (event === 'approve')
    stage.approvals.push({ content, roomSeq: stage.lines.length, player, at });
  note(stage, {
    type: 'section',
    at,
    player,
    event,
    from,
    to: next.to,
    reason,
    version: content.version,
  });
}

function namesOf({ asker, standing }: Player): { readonly by: string; readonly partner: string } {
  return { by: asker.person, partner: standing.partner };
}

// Whether the section is marked ready, and by whom, as the rules want to know it.
function readyFact({ ready }: SectionMarks, { asker, standing }: Player): Partial<SectionFacts> {
  if (ready === undefined) return {};
  return { markedReadyBy: ready && { partner: standing.partner, person: asker.person } };
}

function demand(stage: Stage, player: Player, action: SectionAction): void {
  const verdict = may(player.asker, action, stage.facts);
  if (!verdict.allowed) throw new RangeError(`the rules refuse ${action}: ${verdict.reason}`);
}

type Noted = Pick<StoryEvent, 'type' | 'at' | 'player'> & Partial<StoryEvent>;

function note(stage: Stage, event: Noted): void {
  const nothingMore = { event: null, from: null, to: null, reason: null, version: null };
  stage.events.push({ ...nothingMore, roomSeq: stage.lines.length, ...event });
}
