import type { LiveText, LiveTextState } from '@samenpen/live-client';
import { isTaken } from './settling';

type Told = Pick<LiveTextState, 'phase' | 'isSettled'>;

const underWay: Told = { phase: 'open', isSettled: false };
const settled: Told = { phase: 'open', isSettled: true };

/** A text that stands so now, and goes through these states. */
function aText(now: Told, next: readonly Told[]): LiveText {
  const subscribe = (hear: (state: Told) => void): (() => void) => {
    queueMicrotask(() => next.forEach(hear));
    return () => undefined;
  };
  // As much of it as is looked at.
  return { state: now, subscribe } as unknown as LiveText;
}

const PATIENCE = 50;

describe('what was typed', () => {
  it('is taken when the server has all of it', async () => {
    expect(await isTaken(aText(settled, []), PATIENCE)).toBe(true);
    expect(await isTaken(aText(underWay, [underWay, settled]), PATIENCE)).toBe(true);
  });

  it.each(['rebuilding', 'stuck', 'denied', 'outdated'] as const)('is not taken when the text goes through %s, though what the server has is then opened and settled', async (phase) => {
    const then: Told[] = [{ phase: 'opening', isSettled: false }, settled];

    expect(await isTaken(aText(underWay, [{ phase, isSettled: false }, ...then]), PATIENCE)).toBe(false);
    expect(await isTaken(aText({ phase, isSettled: false }, then), PATIENCE)).toBe(false);
  });

  it('is not taken when that takes too long', async () => {
    expect(await isTaken(aText(underWay, [underWay]), PATIENCE)).toBe(false);
  });
});
