import type { DossierEvent } from '@samenpen/contracts';
import type { IconName, StateTone } from '@samenpen/ui';
import { stateLook } from '@samenpen/ui';

const icons: Readonly<Record<Exclude<DossierEvent['type'], 'section'>, IconName>> = {
  'section-edited': 'pencil',
  'suggestions-decided': 'check',
  assigned: 'users',
  reminder: 'bell',
  'member-added': 'user-plus',
  'member-removed': 'users',
  'readers-may-comment': 'message-square',
  'readers-may-not-comment': 'message-square',
  'deadline-moved': 'calendar-clock',
  'dossier-started': 'file-text',
  'review-session': 'users',
  thread: 'message-square',
  restored: 'history',
  'version-named': 'flag',
};

/** A state change looks like the state it led to. */
export function eventIcon({ type, transition }: DossierEvent): IconName {
  if (transition?.event === 'reopen' || transition?.event === 'request-reopen') return 'lock-open';
  if (transition !== null) return stateLook[transition.to].icon;
  return type === 'section' ? 'file-text' : icons[type];
}

export function eventTone({ type, transition }: DossierEvent): StateTone {
  if (type === 'section-edited') return 'drafting';
  return transition === null ? 'na' : stateLook[transition.to].tone;
}
