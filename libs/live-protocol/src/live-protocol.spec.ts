import fc from 'fast-check';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import {
  CloseCode,
  MalformedFrame,
  PERSON_COLOURS,
  cssColour,
  defaultLimits,
  encodePresenceEntry,
  formatAuthToken,
  joinPresence,
  limitFaults,
  parseAddress,
  parseAuthToken,
  parseDocumentName,
  personColour,
  pingFrame,
  LatestAddress,
  readClientFrame,
  readLiveMessage,
  readPresence,
  sectionDocument,
  step1Frame,
  step2Frame,
  statelessFrame,
  updateFrame,
} from './index';
import type { LiveLimits } from './index';

const SECTION = '0d5cfb1e-6a53-4a3c-9a0c-7f4d3f1d1a11';

describe('a client frame', () => {
  it('is read as it was written', () => {
    const bytes = Uint8Array.of(1, 2, 3);

    expect(readClientFrame(step1Frame('a', bytes))).toEqual({ kind: 'step1', address: 'a', stateVector: bytes });
    expect(readClientFrame(step2Frame('a', bytes))).toEqual({ kind: 'step2', address: 'a', update: bytes });
    expect(readClientFrame(updateFrame('a', bytes))).toEqual({ kind: 'update', address: 'a', update: bytes });
    expect(readClientFrame(statelessFrame('a', 'hallo'))).toEqual({ kind: 'stateless', address: 'a', payload: 'hallo' });
    expect(readClientFrame(pingFrame)).toEqual({ kind: 'ping' });
  });

  it('names the document of each frame, whichever the frame before was about', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const latest = new LatestAddress();
    const addresses = ['section/a', 'section/a', 'section/ab', 'section/b', 'x'.repeat(1_000), 'section/b', ''];
    for (const address of addresses) {
      expect(readClientFrame(updateFrame(address, bytes), latest)).toEqual({ kind: 'update', address, update: bytes });
    }
  });

  it('carries a token with or without the version of the provider', () => {
    const auth = (...words: string[]) => {
      const encoder = createEncoder();
      writeVarString(encoder, 'a');
      writeVarUint(encoder, 2);
      writeVarUint(encoder, 0);
      words.forEach((word) => writeVarString(encoder, word));
      return toUint8Array(encoder);
    };

    expect(readClientFrame(auth('secret'))).toEqual({ kind: 'auth', address: 'a', token: 'secret', knowsPing: false });
    expect(readClientFrame(auth('secret', '4.8.0'))).toEqual({ kind: 'auth', address: 'a', token: 'secret', knowsPing: true });
  });

  it('is refused as malformed and never with another error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readClientFrame(bytes);
        } catch (fault) {
          expect(fault).toBeInstanceOf(MalformedFrame);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused when only servers may send it', () => {
    for (const type of [4, 6, 8, 11]) {
      const encoder = createEncoder();
      writeVarString(encoder, 'a');
      writeVarUint(encoder, type);
      expect(() => readClientFrame(toUint8Array(encoder))).toThrow(MalformedFrame);
    }
  });
});

describe('an address', () => {
  it('may carry a session beside the document', () => {
    expect(parseAddress('section/x')).toEqual({ documentName: 'section/x', sessionId: null });
    expect(parseAddress('section/x\0tab')).toEqual({ documentName: 'section/x', sessionId: 'tab' });
  });

  it('names a section or a dossier, and nothing else', () => {
    expect(parseDocumentName(sectionDocument(SECTION))).toEqual({ kind: 'section', sectionId: SECTION });
    expect(parseDocumentName('dossier/noord')).toEqual({ kind: 'dossier', slug: 'noord' });
    for (const name of ['', 'section/', 'section/1', `section/${SECTION}/x`, 'dossier/', 'dossier/../x', SECTION]) {
      expect(parseDocumentName(name)).toBeNull();
    }
  });
});

describe('the token of an opening', () => {
  it('tells cookie, access token, schema version and person apart', () => {
    const nothing = { token: null, schemaVersion: null, personId: null };
    expect(parseAuthToken('')).toEqual(nothing);
    expect(parseAuthToken('schema:3')).toEqual({ ...nothing, schemaVersion: 3 });
    expect(parseAuthToken('person:an-1')).toEqual({ ...nothing, personId: 'an-1' });
    expect(parseAuthToken('secret')).toEqual({ ...nothing, token: 'secret' });
    expect(parseAuthToken('secret;schema:3')).toEqual({ ...nothing, token: 'secret', schemaVersion: 3 });
    expect(parseAuthToken('person:an-1;schema:3')).toEqual({ token: null, schemaVersion: 3, personId: 'an-1' });
  });

  it('that states a person nobody can read is taken for a token, which admits nobody', () => {
    expect(parseAuthToken('schema:3;person:')).toEqual({ token: 'person:', schemaVersion: 3, personId: null });
    expect(parseAuthToken('person:an-1;person:bo-2')).toEqual({ token: 'person:bo-2', schemaVersion: null, personId: 'an-1' });
  });

  it('is read as it was written', () => {
    for (const token of [null, 'secret']) {
      for (const schemaVersion of [null, 0, 12]) {
        for (const personId of [null, SECTION]) {
          expect(parseAuthToken(formatAuthToken({ token, schemaVersion, personId }))).toEqual({ token, schemaVersion, personId });
        }
      }
    }
  });
});

describe('an awareness update', () => {
  it('is what y-protocols reads and writes', () => {
    const awareness = new Awareness(new Y.Doc());
    const received = new Awareness(new Y.Doc());
    awareness.setLocalState({ cursor: 3 });
    const caps = { maxEntries: 8, maxStateBytes: 100 };

    const entries = readPresence(encodeAwarenessUpdate(awareness, [awareness.clientID]), caps);
    applyAwarenessUpdate(received, joinPresence(entries.map(encodePresenceEntry)), 'test');

    expect(received.getStates().get(awareness.clientID)).toEqual({ cursor: 3 });
    awareness.destroy();
    received.destroy();
  });

  it('is refused when it is larger than its caps', () => {
    const entry = encodePresenceEntry({ clientId: 1, clock: 1, state: JSON.stringify('x'.repeat(200)) });
    const update = joinPresence([entry, entry]);

    expect(() => readPresence(update, { maxEntries: 1, maxStateBytes: 1000 })).toThrow(MalformedFrame);
    expect(() => readPresence(update, { maxEntries: 2, maxStateBytes: 100 })).toThrow(MalformedFrame);
    expect(() => readPresence(update.subarray(0, 20), { maxEntries: 2, maxStateBytes: 1000 })).toThrow(MalformedFrame);
  });
});

describe('a message beside the text', () => {
  it('is skipped when it is not one of ours', () => {
    expect(readLiveMessage('{"type":"login-ended"}')).toEqual({ type: 'login-ended' });
    for (const payload of ['', 'hallo', '3', 'null', '{}', '{"type":7}', '{"type":"later"}']) {
      expect(readLiveMessage(payload)).toBeNull();
    }
  });
});

describe('the limits', () => {
  it('let a whole room and a whole update pass in one frame', () => {
    expect(defaultLimits.maxRoomBytes).toBeLessThan(defaultLimits.maxFrameBytes / 2);
    expect(defaultLimits.maxUpdateBytes).toBeLessThan(defaultLimits.maxFrameBytes / 2);
  });

  it('keep every rule that holds between them', () => {
    expect(limitFaults(defaultLimits, (limit) => limit)).toEqual([]);
  });

  it('say which rule a change would break', () => {
    const faultsWith = (limits: Partial<LiveLimits>) =>
      limitFaults({ ...defaultLimits, ...limits }, (limit) => limit).map((fault) => fault.split(' ', 1)[0]);

    expect(faultsWith({ maxRoomBytes: defaultLimits.maxFrameBytes / 2 })).toEqual(['maxRoomBytes']);
    expect(faultsWith({ maxFrameBytes: 1000 })).toEqual(['maxRoomBytes', 'maxUpdateBytes']);
    expect(faultsWith({ maxQueuedBytes: 1000 })).toEqual(['maxUpdateBytes']);
    expect(faultsWith({ maxUnopenedBytes: 1000 })).toEqual(['maxFrameBytes']);
    expect(faultsWith({ stalledReaderBytes: 1000 })).toEqual(['maxRoomBytes', 'slowReaderBytes']);
    expect(faultsWith({ pingMs: 30_000 })).toEqual(['pingMs']);
    expect(faultsWith({ silenceMs: 10_000 })).toEqual(['pingMs']);
    expect(faultsWith({ roomWarningShare: 1.1 })).toEqual(['roomWarningShare']);
  });

  it('keep the provider, which gives up after 30 s, from leaving an idle connection', () => {
    expect(defaultLimits.pingMs).toBeLessThan(30_000);
    expect(CloseCode.ProtocolViolation).toBeGreaterThanOrEqual(4400);
  });
});

describe('the colour of a person', () => {
  it('is always the same one of ten, with a CSS colour of its own', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(personColour(id)).toBe(personColour(id));
        expect(personColour(id)).toBeGreaterThanOrEqual(1);
        expect(personColour(id)).toBeLessThanOrEqual(PERSON_COLOURS);
      }),
    );
    const colours = Array.from({ length: PERSON_COLOURS }, (_, index) => cssColour(index + 1));
    expect(new Set(colours).size).toBe(PERSON_COLOURS);
  });
});
