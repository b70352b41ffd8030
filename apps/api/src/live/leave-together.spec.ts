import { setTimeout as pause } from 'node:timers/promises';
import { leaveLater, leaveTogether } from './leave-together';

/** A socket that counts its writes. */
class Counted {
  writes = 0;

  leave(): void {
    this.writes += 1;
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const limit = Date.now() + 5_000;
  while (!isTrue() && Date.now() < limit) await pause(1);
}

describe('leaving together', () => {
  it('lets all that gathered in a turn leave, once and not before its end', async () => {
    const [one, other] = [new Counted(), new Counted()];
    leaveTogether(one);
    leaveTogether(other);
    expect(one.writes + other.writes).toBe(0);
    await until(() => other.writes > 0);
    expect([one.writes, other.writes]).toEqual([1, 1]);
  });

  it('lets leave what can wait, also when nothing takes it along', async () => {
    const waiting = new Counted();
    leaveLater(waiting);
    leaveLater(waiting);
    await until(() => waiting.writes > 0);
    expect(waiting.writes).toBe(1);
  });
});
