import { Service } from '@angular/core';
import { fitting } from '../section/mention/mentionable';
import type { Mentionable } from '../section/mention/mentionable';
import type { MentionQuery } from '../section/mention/mention-query';

// An @ at the start of a word, and at most thirty characters after it: as in the text of a section.
const BEFORE_CARET = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N} '’-]{0,29}|)$/u;
/** Height of one name in the list, in CSS pixels. */
const ROW = 36;

/** Naming somebody with @ in a plain field. */
@Service({ autoProvided: false })
export class FieldNames {
  /** What is being named at the caret, and where the list can stand: under the field, or over it where there is no room. */
  queryIn(field: HTMLTextAreaElement, candidates: readonly Mentionable[]): MentionQuery | null {
    const caret = field.selectionStart;
    if (caret !== field.selectionEnd) return null;
    const text = BEFORE_CARET.exec(field.value.slice(0, caret))?.[1];
    if (text === undefined) return null;
    const { left, bottom, top } = field.getBoundingClientRect();
    const height = (fitting(candidates, text).length + 0.5) * ROW;
    const hasRoom = bottom + height < globalThis.innerHeight || top < height;
    return { text, from: caret - text.length - 1, to: caret, left, bottom: hasRoom ? bottom : top - height };
  }

  /** Puts a name in the place of what was typed. */
  put(field: HTMLTextAreaElement, { label }: Mentionable, query: MentionQuery | null): void {
    if (!query) return;
    field.setRangeText(`@${label} `, query.from, query.to, 'end');
    field.focus();
  }
}
