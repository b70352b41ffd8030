import type { DecisionKind, Language, Stance } from '@samenpen/contracts';
import type { ChangeKind } from '@samenpen/dossier-document';

/** The fixed words of minutes. */
export type MinutesWords = {
  readonly minutes: string;
  readonly draft: string;
  readonly adopted: string;
  readonly dossier: string;
  readonly held: string;
  readonly place: string;
  readonly chair: string;
  /** From what hour somebody chaired, and whether the chair was taken or given. */
  readonly chairFrom: (hour: string, isTaken: boolean) => string;
  readonly chairOfMinutes: string;
  readonly present: string;
  readonly nobody: string;
  readonly invitedAbsent: string;
  readonly agenda: string;
  readonly version: string;
  readonly unchanged: string;
  readonly changed: string;
  readonly changes: string;
  readonly moreChanges: (count: number) => string;
  readonly change: Readonly<Record<ChangeKind, (before: string, after: string) => string>>;
  readonly stanceOf: string;
  readonly noStances: string;
  readonly decision: string;
  readonly undecided: string;
  /** The section was approved during the session, not by its decision. */
  readonly approvedBy: string;
  readonly waiting: string;
  /** Of what waits while nobody can confirm it. */
  readonly overtaken: string;
  readonly reason: string;
  readonly confirmedBy: string;
  readonly action: string;
  readonly actions: string;
  readonly otherActions: string;
  readonly noActions: string;
  readonly due: string;
  readonly done: string;
  readonly acceptedBy: string;
  readonly notAccepted: string;
  readonly spent: (minutes: number, planned: number) => string;
  readonly stance: Readonly<Record<Stance, string>>;
  readonly decided: Readonly<Record<DecisionKind, string>>;
  /** The same while it waits for confirmation. */
  readonly deciding: Readonly<Record<DecisionKind, string>>;
};

/** What was written, between quotes; a paragraph without words has none to quote. */
const quoted = (empty: string) => (text: string): string => (text.trim() === '' ? empty : `“${text}”`);
const quoteNl = quoted('een lege alinea');
const quoteEn = quoted('an empty paragraph');

const nl: MinutesWords = {
  minutes: 'Verslag',
  draft: 'Ontwerp van verslag, nog niet vastgesteld',
  adopted: 'Vastgesteld verslag',
  dossier: 'Dossier',
  held: 'Gehouden',
  place: 'Plaats',
  chair: 'Voorzitter',
  chairFrom: (hour, isTaken) => `vanaf ${hour}, ${isTaken ? 'overgenomen' : 'overgedragen'}`,
  chairOfMinutes: 'Voorzitter bij het verslag',
  present: 'Aanwezig',
  nobody: 'niemand',
  invitedAbsent: 'Uitgenodigd, niet aanwezig',
  agenda: 'Agenda',
  version: 'Besproken versie',
  unchanged: 'De tekst bleef gelijk tijdens de bespreking.',
  changed: 'De tekst is tijdens de bespreking gewijzigd.',
  changes: 'Wijziging',
  moreChanges: (count) => `En nog ${count} ${count === 1 ? 'wijziging' : 'wijzigingen'}.`,
  change: {
    added: (_before, after) => `toegevoegd: ${quoteNl(after)}`,
    removed: (before) => `geschrapt: ${quoteNl(before)}`,
    replaced: (before, after) => `${quoteNl(before)} werd ${quoteNl(after)}`,
    formatted: (_before, after) => `andere opmaak: ${quoteNl(after)}`,
    moved: (before, after) => `verplaatst: ${quoteNl(after === '' ? before : after)}`,
    block: (_before, after) => `ander soort alinea: ${quoteNl(after)}`,
    proposed: (_before, after) => `voorgesteld om toe te voegen: ${quoteNl(after)}`,
    'proposed-removal': (before) => `voorgesteld om te schrappen: ${quoteNl(before)}`,
  },
  stanceOf: 'Standpunt',
  noStances: 'Geen standpunten gegeven.',
  decision: 'Beslissing',
  undecided: 'Geen beslissing.',
  approvedBy: 'De sectie werd tijdens het overleg goedgekeurd door',
  waiting: 'wacht op bevestiging door de penhouder',
  overtaken: 'niet bevestigd, en kan niet meer bevestigd worden',
  reason: 'Reden',
  confirmedBy: 'bevestigd door',
  action: 'Actiepunt',
  actions: 'Actiepunten',
  otherActions: 'Andere actiepunten',
  noActions: 'Geen actiepunten.',
  due: 'tegen',
  done: 'gedaan',
  acceptedBy: 'Aanvaard door',
  notAccepted: 'Nog door niemand aanvaard.',
  spent: (minutes, planned) => `Besproken: ${minutes} min. (voorzien: ${planned} min.)`,
  stance: { agree: 'akkoord', 'agree-with-remark': 'akkoord met opmerking', disagree: 'niet akkoord' },
  decided: { approve: 'goedgekeurd', 'request-changes': 'aanpassing gevraagd', postpone: 'uitgesteld' },
  deciding: { approve: 'goedkeuren', 'request-changes': 'aanpassing vragen', postpone: 'uitstellen' },
};

const en: MinutesWords = {
  minutes: 'Minutes',
  draft: 'Draft minutes, not yet adopted',
  adopted: 'Adopted minutes',
  dossier: 'Dossier',
  held: 'Held',
  place: 'Place',
  chair: 'Chair',
  chairFrom: (hour, isTaken) => `from ${hour}, ${isTaken ? 'taken over' : 'handed over'}`,
  chairOfMinutes: 'Chair for the minutes',
  present: 'Present',
  nobody: 'nobody',
  invitedAbsent: 'Invited, not present',
  agenda: 'Agenda',
  version: 'Version discussed',
  unchanged: 'The text stayed the same during the discussion.',
  changed: 'The text changed during the discussion.',
  changes: 'Change',
  moreChanges: (count) => `And ${count} more ${count === 1 ? 'change' : 'changes'}.`,
  change: {
    added: (_before, after) => `added: ${quoteEn(after)}`,
    removed: (before) => `removed: ${quoteEn(before)}`,
    replaced: (before, after) => `${quoteEn(before)} became ${quoteEn(after)}`,
    formatted: (_before, after) => `other formatting: ${quoteEn(after)}`,
    moved: (before, after) => `moved: ${quoteEn(after === '' ? before : after)}`,
    block: (_before, after) => `another kind of paragraph: ${quoteEn(after)}`,
    proposed: (_before, after) => `suggested addition: ${quoteEn(after)}`,
    'proposed-removal': (before) => `suggested deletion: ${quoteEn(before)}`,
  },
  stanceOf: 'Position',
  noStances: 'Nobody stated what their organisation thinks.',
  decision: 'Decision',
  undecided: 'No decision.',
  approvedBy: 'During the session the section was approved by',
  waiting: 'waits for confirmation by the penhouder',
  overtaken: 'not confirmed, and can no longer be',
  reason: 'Reason',
  confirmedBy: 'confirmed by',
  action: 'Action point',
  actions: 'Action points',
  otherActions: 'Other action points',
  noActions: 'No action points.',
  due: 'by',
  done: 'done',
  acceptedBy: 'Accepted by',
  notAccepted: 'Not yet accepted by anybody.',
  spent: (minutes, planned) => `Discussed for ${minutes} min (planned: ${planned} min)`,
  stance: { agree: 'agrees', 'agree-with-remark': 'agrees with a remark', disagree: 'does not agree' },
  decided: { approve: 'approved', 'request-changes': 'changes requested', postpone: 'postponed' },
  deciding: { approve: 'approve', 'request-changes': 'request changes', postpone: 'postpone' },
};

const words: Readonly<Record<Language, MinutesWords>> = { nl, en };

export const minutesWords = (language: Language): MinutesWords => words[language];
