import type { DossierRole, ReasonCode, SectionAction, SectionKind } from '@samenpen/contracts';
import type { SectionFacts, Standing } from './facts';
import { placeOf, type Place } from './place';

/*
 * The table of roles (design rules, *Roles in a dossier*): who writes where, per group of kinds.
 * A cell is true or the reason of the refusal. Assignment narrows a right and never widens a role: the
 * signatory of the assigned organisation still comments only.
 */

type Cell = true | ReasonCode;
type Row = Readonly<Record<Place, Cell>>;
type Table = Readonly<Record<DossierRole, Row>>;

const everywhere = (cell: Cell): Row => ({ shared: cell, assigned: cell, own: cell, other: cell });

const editor: Row = { shared: true, assigned: 'assigned-to-other', own: true, other: 'section-of-other-partner' };
const penhouder: Row = { shared: true, assigned: true, own: true, other: 'section-of-other-partner' };
const signatory: Row = {
  shared: 'role-may-not-write',
  assigned: 'role-may-not-write',
  own: true,
  other: 'section-of-other-partner',
};
const reader = everywhere('role-may-not-write');

/** Nobody writes in another's budget, fields or annexes, and the facilitator in none at all. */
const budgetsFieldsAndAnnexes: Table = {
  'penhouder-admin': penhouder,
  'penhouder-editor': penhouder,
  'partner-editor': editor,
  signatory,
  facilitator: everywhere('not-for-facilitator'),
  reader,
};

const texts: Table = {
  ...budgetsFieldsAndAnnexes,
  'penhouder-admin': everywhere(true),
  facilitator: everywhere(true),
};

/** The facilitator writes in the tables that all share, not in the table of one partner. */
const tables: Table = {
  ...texts,
  facilitator: { shared: true, assigned: true, own: 'not-for-facilitator', other: 'not-for-facilitator' },
};

const declarer = everywhere('declaration-of-other');
const colleague: Row = { ...declarer, own: 'only-signatory-of-partner' };

const declarations: Table = {
  'penhouder-admin': colleague,
  'penhouder-editor': colleague,
  'partner-editor': colleague,
  signatory: { ...declarer, own: true },
  facilitator: everywhere('not-for-facilitator'),
  reader: colleague,
};

const writing: Readonly<Record<SectionKind, Table>> = {
  text: texts,
  table: tables,
  budget: budgetsFieldsAndAnnexes,
  fields: budgetsFieldsAndAnnexes,
  annexes: budgetsFieldsAndAnnexes,
  declaration: declarations,
};

function refusalToWrite(standing: Standing, section: SectionFacts): ReasonCode | null {
  const cell = writing[section.kind][standing.role][placeOf(standing, section)];
  return cell === true ? null : cell;
}

/** Who may write may hand it over as ready or as not applicable. */
function refusalToMark(standing: Standing, section: SectionFacts): ReasonCode | null {
  const refusal = refusalToWrite(standing, section);
  return refusal === 'role-may-not-write' ? 'role-may-not-mark-ready' : refusal;
}

function refusalToComment(standing: Standing, section: SectionFacts): ReasonCode | null {
  return standing.role !== 'reader' || section.readersMayComment ? null : 'readers-may-not-comment-here';
}

/** The organisation that marked ready, the one it is handed to or owned by, and the penhouder. */
function refusalToTakeBack(standing: Standing, section: SectionFacts): ReasonCode | null {
  if (standing.role === 'reader') return 'role-may-not-mark-ready';
  if (standing.role === 'penhouder-admin' || standing.role === 'penhouder-editor') return null;
  const organisations = [section.markedReadyBy?.partner, section.assignee?.partner, section.owner];
  return organisations.includes(standing.partner) ? null : 'not-the-one-who-marked-ready';
}

/** The editorial approval is the penhouder's alone, also on behalf of nobody else. */
function refusalToApprove(standing: Standing): ReasonCode | null {
  return standing.role === 'penhouder-admin' ? null : 'role-may-not-approve';
}

function refusalToAskReopening(standing: Standing): ReasonCode | null {
  return standing.role === 'reader' ? 'role-may-not-write' : null;
}

function refusalToConfirm(standing: Standing, section: SectionFacts): ReasonCode | null {
  const cell = declarations[standing.role][placeOf(standing, section)];
  return cell === true ? null : cell;
}

type RoleRule = (standing: Standing, section: SectionFacts) => ReasonCode | null;

const rules: Readonly<Record<SectionAction, RoleRule>> = {
  read: () => null,
  write: refusalToWrite,
  suggest: refusalToWrite,
  comment: refusalToComment,
  propose: refusalToComment,
  markReady: refusalToMark,
  markNotApplicable: refusalToMark,
  takeBack: refusalToTakeBack,
  requestChanges: refusalToApprove,
  approve: refusalToApprove,
  requestReopen: refusalToAskReopening,
  reopen: refusalToApprove,
  confirm: refusalToConfirm,
};

/** Null when the role has this right in this place, else why not. An unknown role has no right. */
export function refusalByRole(standing: Standing, action: SectionAction, section: SectionFacts): ReasonCode | null {
  const isKnown = Object.hasOwn(texts, standing.role) && Object.hasOwn(writing, section.kind);
  return isKnown ? rules[action](standing, section) : 'unknown-action';
}
