import type { Actor, SectionVersion } from '@samenpen/contracts';
import type { IconName } from '@samenpen/ui';
import type { TextKey } from '../../words/text-key';

const icons: Readonly<Partial<Record<string, IconName>>> = {
  'mark-ready': 'flag',
  'take-back': 'pencil',
  'request-changes': 'undo-2',
  approve: 'badge-check',
  'request-reopen': 'message-square',
  reopen: 'lock-open',
  'mark-not-applicable': 'minus',
};

/** What a point of the timeline looks like. */
export function iconOfVersion(version: SectionVersion): IconName {
  if (version.kind === 'named') return 'text-quote';
  if (version.kind === 'restored') return 'history';
  if (version.kind === 'pause') return 'clock';
  return icons[version.event] ?? 'badge-check';
}

/** What made it a point. */
export function kindKey(version: SectionVersion): TextKey {
  return version.kind === 'state' ? `versions.kind.${version.event}` : `versions.kind.${version.kind}`;
}

/** Everybody named on it. */
export function peopleOf(version: SectionVersion): readonly Actor[] {
  if (version.kind === 'pause') return version.by;
  return version.by === null ? [] : [version.by];
}
