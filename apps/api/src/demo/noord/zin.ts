import { paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  mends,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const zin: SectionStory = {
  key: '0-zin',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(10, '10:05'),
      paragraph(
        'Tegen 2024 kan elke inwoner van onze vier gemeenten mee met digitale diensten, met hulp in de buurt.',
      ),
    ),
    mends('redacteur@damme', workday(8, '09:12'), ['in de buurt', 'dicht bij huis']),
    marksReady('facilitator@werkkracht10', workday(7, '15:30')),
    approves('beheerder@blankenberge', workday(6, '09:05')),
  ],
};
