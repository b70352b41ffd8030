import { CHANGE_WITHIN_MS, wayLimits } from './way-limits';

const { opening, quiet, idle, answer, firstByte } = wayLimits;

describe('the waits that follow each other in a bad network', () => {
  it.each([
    ['a WebSocket that never works', [opening]],
    ['a WebSocket that never works, and a stream that is held back', [opening, firstByte]],
    ['a WebSocket that falls silent', [quiet, answer]],
    ['a WebSocket that falls silent for who only reads', [idle, answer]],
    ['a WebSocket that falls silent, and a stream that is held back', [quiet, answer, firstByte]],
  ])('stay together within the promise: %s', (_network, waits) => {
    expect(waits.reduce<number>((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(CHANGE_WITHIN_MS);
  });

  it.each([['opening', opening], ['answer', answer], ['first byte', firstByte]])('leave a slow line time for its %s', (_wait, limit) => {
    expect(limit).toBeGreaterThanOrEqual(1_500);
  });
});
