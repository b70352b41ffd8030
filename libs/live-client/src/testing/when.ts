import type { LiveText } from '../live-text';
import type { LiveTextState } from '../live-text-state';

/** Resolves with the first state of a text, the present one included, of which something is so. */
export const when = (live: LiveText, isSo: (state: LiveTextState) => boolean): Promise<LiveTextState> =>
  new Promise((resolve) => {
    const check = (state: LiveTextState) => {
      if (!isSo(state)) return;
      stop();
      resolve(state);
    };
    const stop = live.subscribe(check);
    check(live.state);
  });
