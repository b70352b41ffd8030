import { deniedFrame, syncStatusFrame } from '@samenpen/live-protocol';
import type { AddressedFrame, Channel, OpenDocument } from './channel';

/** A document that this connection may not have. An unmodified provider goes on sending; its updates are refused. */
export class DeniedDocument implements OpenDocument {
  readonly isOver = true;
  readonly #channel: Channel;
  readonly #refuse: () => void;

  /** `refuse`: how one more update is refused where statuses of before are still due, which come first. */
  constructor(channel: Channel, reason: string, refuse?: () => void) {
    this.#channel = channel;
    this.#refuse = refuse ?? (() => this.#channel.send(syncStatusFrame(this.#channel.address, false)));
    channel.send(deniedFrame(channel.address, reason));
  }

  receive(frame: AddressedFrame): void {
    const isUpdate = frame.kind === 'update' || frame.kind === 'step2';
    if (isUpdate) this.#refuse();
  }

  leave(): void {
    // It was never in a room.
  }
}
