import { mailChoice, notificationKind, type MailChoice, type NotificationKind } from '@samenpen/contracts';

/** What somebody wants who never chose: asked of me within the hour, how it goes with the dossier once a day. */
const DEFAULTS: Readonly<Record<NotificationKind, MailChoice>> = {
  mentioned: 'hourly',
  answered: 'hourly',
  assigned: 'hourly',
  'due-soon': 'daily',
  'changes-requested': 'hourly',
  approved: 'daily',
  reopened: 'hourly',
  'reopen-requested': 'hourly',
  edited: 'daily',
  'suggestion-decided': 'daily',
  'session-planned': 'hourly',
  'session-changed': 'hourly',
  'session-cancelled': 'hourly',
  'session-uninvited': 'hourly',
  'chair-given': 'hourly',
  'chair-taken': 'hourly',
  'action-point': 'hourly',
  reminder: 'direct',
  'deadline-warning': 'direct',
  'deadline-moved': 'direct',
};

/** How a person is mailed about each kind, from the rows that the person changed. */
export function choicesOf(rows: readonly { readonly kind: string; readonly choice: string }[]): ReadonlyMap<NotificationKind, MailChoice> {
  const chosen = new Map(rows.map(({ kind, choice }) => [kind, mailChoice.parse(choice)]));
  return new Map(notificationKind.options.map((kind) => [kind, chosen.get(kind) ?? DEFAULTS[kind]]));
}
