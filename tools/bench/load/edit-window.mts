import { Spread } from './spread.mts';

/** What is counted between warm-up and end. */
export class EditWindow {
  isOpen = false;
  edits = 0;
  deliveries = 0;
  frames = 0;
  readonly delivery = new Spread();
  readonly acknowledgement = new Spread();
}
