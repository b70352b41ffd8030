import { StatusOrder } from '../connection/status-order';
import type { Room } from '../room/room';
import type { Channel } from './channel';

/** The statuses that a session is owed, in their order; an update counts as unanswered until it has its own. */
export function statusesOf({ channel, room }: { readonly channel: Channel; readonly room: Room }): StatusOrder<number | null> {
  const { sample } = room.services;
  const send = (isStored: boolean): void => {
    const { stored, refused } = room.statusFrames(channel.address);
    // A status that is not written by itself costs next to nothing, and nobody sees some milliseconds of it.
    if (isStored) channel.send(stored, true);
    else channel.send(refused);
  };
  return new StatusOrder(send, {
    // Says when it came, where that is measured.
    owe: (bytes: number) => {
      channel.owe(bytes);
      return sample.watch();
    },
    pay: (bytes: number, since: number | null) => {
      channel.pay(bytes);
      if (since !== null) sample.answered(since);
    },
  });
}
