import { Service, inject } from '@angular/core';
import { Dialogs } from '../shell/dialogs';
import { LeaveDialog } from './leave-dialog';
import { UnsentWork } from './unsent-work';

/**
 * Signing out of a device: asks about unsent text, and leaves no copy behind. The dialog is not fetched
 * when it is needed: without a connection it could not be.
 */
@Service()
export class Leaving {
  private readonly dialogs = inject(Dialogs);
  private readonly work = inject(UnsentWork);

  /** Call before signing out; false when the person chose to stay. */
  async mayLeave(): Promise<boolean> {
    const unsent = await this.work.find();
    if (unsent.length === 0) {
      await this.work.clear();
      return true;
    }
    return (await this.dialogs.open<boolean>(LeaveDialog, 'leave-heading', unsent)) === true;
  }
}
