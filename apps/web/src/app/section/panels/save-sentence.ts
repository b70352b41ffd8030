import { refusalSentence } from '@samenpen/access-policy';
import { reasonCode } from '@samenpen/contracts';
import type { Language } from '@samenpen/contracts';
import type { NotSavedReason, SaveState } from '@samenpen/live-client';
import type { IconName } from '@samenpen/ui';
import type { TextKey } from '../../words/text-key';

/** How the state of saving looks and reads. */
export type SaveLook = { readonly icon: IconName; readonly tone: 'calm' | 'good' | 'heed' | 'wrong'; readonly sentence: string };

type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const ownReasons = {
  'no-answer': 'section.save.noAnswer',
  'store-away': 'section.save.storeAway',
  'device-full': 'section.save.deviceFull',
  'sent-away': 'section.save.sentAway',
} as const satisfies Partial<Record<NotSavedReason, TextKey>>;

const isOwn = (reason: NotSavedReason): reason is keyof typeof ownReasons => reason in ownReasons;

function whyNotSaved(reason: NotSavedReason, { say, language }: { readonly say: Say; readonly language: Language }): string {
  if (isOwn(reason)) return say(ownReasons[reason]);
  const code = reasonCode.safeParse(reason);
  return code.success ? refusalSentence(code.data, language) : say('section.save.unknown');
}

/** The state of saving in words; `hour` writes an instant as a clock time. */
export function saveLook(save: SaveState, words: { readonly say: Say; readonly language: Language; readonly hour: (iso: string) => string }): SaveLook {
  const { say, hour } = words;
  switch (save.kind) {
    case 'opening':
      return { icon: 'clock', tone: 'calm', sentence: say('section.save.opening') };
    case 'unreachable':
      return { icon: 'wifi-off', tone: 'heed', sentence: say('section.save.unreachable') };
    case 'read-only':
      return { icon: 'eye', tone: 'calm', sentence: say('section.save.readOnly') };
    case 'saving':
      return { icon: 'clock', tone: 'calm', sentence: say('section.save.saving') };
    case 'saved':
      return { icon: 'check', tone: 'good', sentence: say('section.save.saved', { time: hour(save.at.toISOString()) }) };
    case 'on-hold':
      return { icon: 'triangle-alert', tone: 'heed', sentence: say('section.save.onHold', { time: hour(save.at.toISOString()) }) };
    case 'offline':
      return { icon: 'wifi-off', tone: 'heed', sentence: say(save.isKept ? 'section.save.offline' : 'section.save.offlineUnkept') };
    case 'no-access':
      return { icon: 'lock', tone: 'heed', sentence: say('section.save.noAccess') };
    case 'not-saved':
      return { icon: 'triangle-alert', tone: 'wrong', sentence: say('section.save.notSaved', { reason: whyNotSaved(save.reason, words) }) };
  }
}
