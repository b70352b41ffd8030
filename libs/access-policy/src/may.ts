import type { ReasonCode, SectionAction } from '@samenpen/contracts';
import type { Asker, SectionFacts, Standing, Verdict } from './facts';
import { refusalByFourEyes } from './four-eyes';
import { refusalByKind, refusalByState } from './section-tables';
import { mostInformative } from './reason-rank';
import { refusalByRole } from './role-table';

/*
 * One question, asked by everything that can change a dossier: the HTTP calls, the live rooms and the
 * buttons on the screen. A right goes through three tables in a row: does the role have it in this place
 * (role-table), does the kind of section know the action, does the state allow it (section-tables).
 * Whatever no table names is refused.
 */

const actions: Readonly<Record<SectionAction, true>> = {
  read: true,
  write: true,
  comment: true,
  suggest: true,
  propose: true,
  markReady: true,
  markNotApplicable: true,
  takeBack: true,
  requestChanges: true,
  approve: true,
  requestReopen: true,
  reopen: true,
  confirm: true,
};

/** Every action on a section, in the order in which screens list them. */
export const sectionActions: readonly SectionAction[] = Object.keys(actions).filter(isSectionAction);

function isSectionAction(action: string): action is SectionAction {
  return Object.hasOwn(actions, action);
}

function refusalOf(standing: Standing, action: SectionAction, section: SectionFacts): ReasonCode | null {
  return (
    refusalByRole(standing, action, section) ??
    refusalByKind(action, section) ??
    refusalByState(action, section, standing.role)
  );
}

/**
 * Whether the person may do this with the section, and if not, why. Of several standings the best one
 * counts; when all are refused, the reason that says most to the person is given.
 */
export function may(asker: Asker, action: SectionAction, section: SectionFacts): Verdict {
  // The type already forbids other actions, but requests and older clients are not bound by it.
  if (!isSectionAction(action)) return { allowed: false, reason: 'unknown-action' };
  const refusals: ReasonCode[] = [];
  for (const standing of asker.standings) {
    const refusal = refusalOf(standing, action, section) ?? refusalByFourEyes(asker.person, action, section);
    if (refusal === null) return { allowed: true };
    refusals.push(refusal);
  }
  return { allowed: false, reason: mostInformative(refusals) };
}

/** The verdict on every action at once, as the section's answer over HTTP carries it. */
export function verdicts(asker: Asker, section: SectionFacts): Readonly<Record<SectionAction, Verdict>> {
  const entries = sectionActions.map((action) => [action, may(asker, action, section)] as const);
  // The keys are exactly the actions: `sectionActions` is made from a complete record of them.
  return Object.fromEntries(entries) as Record<SectionAction, Verdict>;
}
