import { defaultLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { decodeUpdate } from './decode-update';
import { judgeUpdate } from './judge-update';
import { Refusal } from './refusal';

const caps = { ...defaultLimits, roots: new Set(['default']) };
const X = [1, 0x78] as const;
const NO_DELETES = 0;
const ROOT = [1, 7, ...new TextEncoder().encode('default')] as const;
const textRightOf = (client: number, clock: number): number[] => [0x84, client, clock, ...X];

function verdictOn(...bytes: readonly number[]): string {
  try {
    return judgeUpdate(new Y.Doc(), decodeUpdate(Uint8Array.from(bytes), caps)).kind;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return fault.reason;
  }
}

describe('an update that no Yjs would write', () => {
  it('is refused when structs of two clients build on one another in a circle', () => {
    const circle = [2, 1, 5, 0, ...textRightOf(4, 0), 1, 4, 0, ...textRightOf(5, 0), NO_DELETES];

    expect(verdictOn(...circle)).toBe('malformed-update');
  });

  it('is taken when the clients build on one another to and fro, without a circle', () => {
    const first = [0x04, ...ROOT, ...X];
    const toAndFro = [2, 2, 5, 0, ...first, ...textRightOf(4, 0), 2, 4, 0, ...textRightOf(5, 0), ...textRightOf(5, 1), NO_DELETES];

    expect(verdictOn(...toAndFro)).toBe('new');
  });

  it('is refused when one client has two blocks, also side by side: Yjs keeps only the last', () => {
    const first = [0x04, ...ROOT, ...X];

    expect(verdictOn(2, 1, 5, 0, ...first, 1, 5, 1, ...textRightOf(5, 0), NO_DELETES)).toBe('malformed-update');
    expect(verdictOn(1, 2, 5, 0, ...first, ...textRightOf(5, 0), NO_DELETES)).toBe('new');
  });

  it('is refused when it claims to skip what the room does not know either', () => {
    const skipAhead = [1, 1, 5, 4, 0x0a, 2];
    const deletesNothing = [0];

    expect(verdictOn(...skipAhead, 1, 6, 1, 0, 1)).toBe('gap');
    expect(verdictOn(2, 1, 6, 0, 0x04, ...ROOT, ...X, 1, 5, 4, 0x0a, 2, ...deletesNothing)).toBe('malformed-update');
  });
});
