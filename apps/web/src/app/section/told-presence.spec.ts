import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { sectionId } from '@samenpen/contracts';
import type { Editor } from '@tiptap/core';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { DossierPresence } from '../live/dossier-presence';
import { ToldPresence } from './told-presence';

type Place = Parameters<DossierPresence['moveTo']>[0];
type Listener = (event: { transaction: object }) => void;

/** As much of an editor as is listened to. */
class Typewriter {
  private readonly listeners = new Set<Listener>();
  readonly on = (_event: string, listener: Listener): unknown => this.listeners.add(listener);
  readonly off = (_event: string, listener: Listener): unknown => this.listeners.delete(listener);

  type(): void {
    for (const listener of this.listeners) listener({ transaction: { docChanged: true, getMeta: () => undefined } });
  }
}

const editorOf = (typewriter: Typewriter): Editor => typewriter as unknown as Editor; // Nothing else of it is used.

@Component({ template: '', providers: [ToldPresence] })
class Desk {
  readonly editor = signal<Editor | null>(null);

  constructor() {
    inject(ToldPresence).follow({ section: () => sectionId.parse(id(1000)), company: signal([]), editor: this.editor });
  }
}

/** What the others are told of somebody who writes, from the moment that they stop. */
async function written(): Promise<{ desk: Desk; leave: () => void; told: () => Place | undefined }> {
  const moveTo = jest.fn<undefined, [Place]>();
  const screen = await show(Desk, { providers: [{ provide: DossierPresence, useValue: { moveTo } }] });
  const desk = screen.fixture.componentInstance;
  const typewriter = new Typewriter();
  desk.editor.set(editorOf(typewriter));
  await screen.settle();
  jest.useFakeTimers();
  typewriter.type();
  return { desk, leave: () => screen.fixture.destroy(), told: () => moveTo.mock.lastCall?.[0] };
}

afterEach(() => jest.useRealTimers());

describe('what the others are told of somebody who writes', () => {
  it('is that they read, once they have not typed for a while', async () => {
    const { told } = await written();
    expect(told()?.doing).toBe('writing');

    jest.advanceTimersByTime(16_000);

    expect(told()?.doing).toBe('reading');
  });

  it('is that they read also when the text was opened anew after the last key', async () => {
    const { desk, told } = await written();

    desk.editor.set(editorOf(new Typewriter()));
    TestBed.tick();
    jest.advanceTimersByTime(16_000);

    expect(told()?.doing).toBe('reading');
  });

  it('is nothing more of the section once they have left it', async () => {
    const { leave, told } = await written();

    leave();
    jest.advanceTimersByTime(16_000);

    expect(told()).toEqual({ section: null, doing: 'reading' });
  });
});
