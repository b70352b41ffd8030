import type { LiveText, LiveTextPhase } from '@samenpen/live-client';

/** What was refused is kept beside the text; that the text is settled after it says nothing of what was to be sent. */
const notTaken: ReadonlySet<LiveTextPhase> = new Set(['rebuilding', 'stuck', 'denied', 'outdated']);

/**
 * Resolves with whether everything typed so far is acknowledged: false as soon as the server does not take it, or when
 * that takes longer than the patience (ms).
 */
export function isTaken(text: LiveText, patience: number): Promise<boolean> {
  if (text.state.isSettled) return Promise.resolve(true);
  if (notTaken.has(text.state.phase)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const done = (isSettled: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(isSettled);
    };
    const timer = setTimeout(() => done(false), patience);
    const stop = text.subscribe(({ isSettled, phase }) => {
      if (isSettled) done(true);
      else if (notTaken.has(phase)) done(false);
    });
  });
}
