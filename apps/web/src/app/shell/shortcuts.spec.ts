import { TestBed } from '@angular/core/testing';
import { Dialogs } from './dialogs';
import { Shortcuts } from './shortcuts';

const page = document.createElement('div');
const field = document.createElement('input');

/** How often the list opens when these keys come at these milliseconds. */
async function lists(...keys: readonly [key: string, at: number, on: HTMLElement][]): Promise<number> {
  let opened = 0;
  // The one thing that is asked of the dialogs here; it stays open, as one that nobody closed.
  const dialogs = { open: () => new Promise(() => void (opened += 1)) };
  TestBed.configureTestingModule({ providers: [{ provide: Dialogs, useValue: dialogs }] });
  const shortcuts = TestBed.inject(Shortcuts);
  for (const [key, at, on] of keys) {
    const event = new KeyboardEvent('keydown', { key });
    Object.defineProperties(event, { target: { value: on }, timeStamp: { value: at } });
    shortcuts.press(event);
  }
  await import('./shortcuts-dialog');
  await Promise.resolve();
  return opened;
}

describe('the question mark', () => {
  it('shows the list of keys', async () => {
    expect(await lists(['?', 0, page])).toBe(1);
  });
  it('is a letter in a field', async () => {
    expect(await lists(['?', 0, field])).toBe(0);
  });
  it('is a letter for whoever goes on typing in a text that closed', async () => {
    expect(await lists(['l', 0, field], ['a', 900, page], ['t', 1800, page], ['?', 2700, page])).toBe(0);
  });
  it('shows the list right after a key that leaves the field', async () => {
    expect(await lists(['F6', 0, field], ['?', 100, page])).toBe(1);
  });
  it('shows the list again once the sentence has ended', async () => {
    expect(await lists(['t', 0, field], ['?', 2000, page])).toBe(1);
  });
});
