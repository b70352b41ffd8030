import type { AddressedFrame, OpenDocument } from './channel';

/** A document whose admission is being asked for: what arrives meanwhile waits, in order. */
export class OpeningDocument implements OpenDocument {
  readonly isOver = false;
  #waiting: { readonly frame: AddressedFrame; readonly bytes: Uint8Array }[] = [];
  #hasLeft = false;

  receive(frame: AddressedFrame, bytes: Uint8Array): void {
    this.#waiting.push({ frame, bytes });
  }

  leave(): void {
    this.#hasLeft = true;
    this.#waiting = [];
  }

  /** False when the client left before the answer came. */
  get isWanted(): boolean {
    return !this.#hasLeft;
  }

  /** Hands over what has waited. */
  handOver(to: OpenDocument): void {
    for (const { frame, bytes } of this.#waiting.splice(0)) to.receive(frame, bytes);
  }
}
