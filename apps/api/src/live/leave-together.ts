import { forgetLatest } from './outbound-frame';

/** Something that gathered what it has to send. */
type Gathering = { leave(): void };

let leaving: Gathering[] = [];

/** Lets it leave at the end of this turn of the event loop; one timer for all, however many gathered something. */
export function leaveTogether(gathering: Gathering): void {
  if (leaving.push(gathering) === 1) setImmediate(letLeave);
}

function letLeave(): void {
  const now = leaving;
  leaving = [];
  forgetLatest();
  for (const gathering of now) gathering.leave();
}
