import type { SectionStatus } from '@samenpen/contracts';
import type { IconName } from './icons';

/** The hue of a state: the name of its tokens (`--ready`, `--ready-soft`). */
export type StateTone = 'empty' | 'drafting' | 'changes' | 'ready' | 'approved' | 'na';

/** How a section state looks: one hue and one icon. Its word comes from the texts of the app. */
export const stateLook: Readonly<Record<SectionStatus, { readonly tone: StateTone; readonly icon: IconName }>> = {
  empty: { tone: 'empty', icon: 'circle-dashed' },
  drafting: { tone: 'drafting', icon: 'pencil' },
  'changes-requested': { tone: 'changes', icon: 'undo-2' },
  ready: { tone: 'ready', icon: 'flag' },
  approved: { tone: 'approved', icon: 'badge-check' },
  'not-applicable': { tone: 'na', icon: 'minus' },
  open: { tone: 'empty', icon: 'circle-dashed' },
  confirmed: { tone: 'approved', icon: 'badge-check' },
};
