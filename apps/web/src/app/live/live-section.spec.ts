import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SCHEMA_VERSION, documentFromUpdates, updateFromJson } from '@samenpen/dossier-document';
import type { LiveTextState, OpenedText } from '@samenpen/live-client';
import { Awareness } from 'y-protocols/awareness';
import { aSession, id } from '../../facts/a-dossier';
import { HTTP_WAY, type HttpWay } from './http-way';
import { LiveLink } from './live-link';
import { LiveSection } from './live-section';

@Component({ template: '' })
class Sheet {
  readonly live = new LiveSection();
}

const owner = { person: aSession().person.id, section: id(1000) };

/** What a page would open: the addresses of sockets and the names of databases that were asked for. */
const asked: string[] = [];
const browser = { WebSocket: globalThis.WebSocket, indexedDB: globalThis.indexedDB };

beforeEach(() => {
  asked.length = 0;
  class Socket extends EventTarget {
    readonly readyState = 0;
    constructor(address: string) {
      super();
      asked.push(new URL(address).pathname);
    }
    close(): void {
      this.dispatchEvent(Object.assign(new Event('close'), { code: 1000 }));
    }
  }
  // The test environment has no database; this one notes that it was asked for, and never answers.
  const indexedDB = { open: (name: string) => (asked.push(name), new EventTarget()) };
  Object.assign(globalThis, { WebSocket: Socket, indexedDB });
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: HTTP_WAY, useValue: httpWay },
      { provide: ErrorHandler, useValue: { handleError: jest.fn() } },
    ],
  });
});

/** Nothing here gets as far as HTTP. */
const noWorkers: HttpWay = {
  httpStream: () => {
    throw new Error('over HTTP');
  },
  wayStore: () => null,
};

const httpWay = jest.fn(() => Promise.resolve(noWorkers));

afterEach(() => Object.assign(globalThis, browser));

const aSheet = (): LiveSection => TestBed.createComponent(Sheet).componentInstance.live;

/** What the client tells of a text, one state after the other. */
class Telling {
  private listener: (state: LiveTextState) => void = () => undefined;
  state: LiveTextState = { phase: 'opening', reason: null, scope: null, save: { kind: 'opening' }, text: null, mayWrite: false, isSettled: false, roomUse: null, unincluded: [] };

  subscribe(listener: (state: LiveTextState) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  tell(change: Partial<LiveTextState>): void {
    this.state = { ...this.state, ...change };
    this.listener(this.state);
    TestBed.tick();
  }
}

const withSuggestions = (...ids: readonly string[]): OpenedText => {
  const content = ids.map((suggestion) => ({ type: 'text', text: 'traag', marks: [{ type: 'insertion', attrs: { id: suggestion } }] }));
  const doc = documentFromUpdates([updateFromJson({ type: 'doc', content: [{ type: 'paragraph', content }] }, { clientId: 1 })]);
  return { doc, awareness: new Awareness(doc) };
};

describe('the suggestions in the text of a section', () => {
  it('are those that stood on the screen while the text is fetched anew, when nothing is known of them', async () => {
    const telling = new Telling();
    const link = { renewed: () => 0, openText: () => Promise.resolve(telling), letGo: () => undefined };
    TestBed.overrideProvider(LiveLink, { useValue: link });
    const live = aSheet();
    const known = () => ({ ids: live.suggestions().map((one) => one.id), isShown: live.shown() !== null, isWhole: live.isWhole() });
    await live.open({ owner, schemaVersion: SCHEMA_VERSION });
    expect(known()).toEqual({ ids: [], isShown: false, isWhole: false });

    // In parts at first.
    const text = withSuggestions(id(1), id(2));
    telling.tell({ phase: 'open', text });
    expect(known()).toEqual({ ids: [id(1), id(2)], isShown: true, isWhole: false });
    telling.tell({ isSettled: true });
    expect(known().isWhole).toBe(true);
    telling.tell({ isSettled: false });
    expect(known().isWhole).toBe(true);

    telling.tell({ phase: 'rebuilding', reason: 'malformed-update' });
    telling.tell({ phase: 'opening', text: null });
    expect(known()).toEqual({ ids: [id(1), id(2)], isShown: true, isWhole: false });

    telling.tell({ phase: 'open', text: withSuggestions(id(2)), isSettled: true });
    expect(known()).toEqual({ ids: [id(2)], isShown: true, isWhole: true });
    live.leave();
  });
});

describe('the text of a section on a page', () => {
  it('is opened, with its offline copy, when the server has the schema of the page', async () => {
    const live = aSheet();

    await live.open({ owner, schemaVersion: SCHEMA_VERSION });

    expect(live.state().phase).toBe('opening');
    expect(asked).toContain('/live');
    expect(asked).toContain(`samenpen/${owner.person}/${owner.section}`);
    live.leave();
  });

  it('is opened also when the code for it could not be fetched at first', async () => {
    jest.useFakeTimers();
    httpWay.mockRejectedValueOnce(new Error('away'));
    const live = aSheet();

    const opened = live.open({ owner, schemaVersion: SCHEMA_VERSION });
    await Promise.all([opened.catch(() => undefined), jest.advanceTimersByTimeAsync(5_000)]);

    expect(asked).toContain('/live');
    live.leave();
    jest.useRealTimers();
  });

  it.each([SCHEMA_VERSION - 1, SCHEMA_VERSION + 1])('opens no connection and no offline copy when the server has schema %p', async (schemaVersion) => {
    const live = aSheet();

    await live.open({ owner, schemaVersion });

    expect(live.state()).toMatchObject({ phase: 'outdated', reason: 'outdated-client', text: null, save: { kind: 'read-only' }, mayWrite: false });
    expect(asked).toEqual([]);
  });

  it('is given back when the server turns out to have been replaced by a newer one', async () => {
    const live = aSheet();
    await live.open({ owner, schemaVersion: SCHEMA_VERSION });
    asked.length = 0;

    await live.open({ owner, schemaVersion: SCHEMA_VERSION + 1 });

    expect(live.state()).toMatchObject({ phase: 'outdated', text: null });
    expect(asked).toEqual([]);
  });
});
