import { MalformedFrame } from './client-frame';
import { SingleDocumentWire, awarenessFrame, deniedFrame, pingFrame, readClientFrame, statelessFrame, step1Frame, syncStatusFrame, updateFrame, denialMessage } from './index';

const DOCUMENT = 'section/0d5cfb1e-6a53-4a3c-9a0c-7f4d3f1d1a11';
const wire = new SingleDocumentWire(DOCUMENT);
const bytes = Uint8Array.of(1, 2, 3);

describe('a message of y-websocket', () => {
  it('is the frame of its one document', () => {
    expect(wire.frameOf(Uint8Array.of(0, 0, 3, 1, 2, 3))).toEqual(step1Frame(DOCUMENT, bytes));
    expect(wire.frameOf(Uint8Array.of(0, 2, 3, 1, 2, 3))).toEqual(updateFrame(DOCUMENT, bytes));
    expect(wire.frameOf(Uint8Array.of(1, 3, 1, 2, 3))).toEqual(awarenessFrame(DOCUMENT, bytes));
    expect(readClientFrame(wire.frameOf(Uint8Array.of(3)))).toEqual({ kind: 'query-awareness', address: DOCUMENT });
  });

  it('is refused when only another protocol knows it: no token, no leaving, no ping', () => {
    for (const type of [2, 4, 5, 7, 8, 9, 10, 128]) expect(() => wire.frameOf(Uint8Array.of(type, 0))).toThrow(MalformedFrame);
    expect(() => wire.frameOf(new Uint8Array())).toThrow(MalformedFrame);
  });

  it('never opens the document: the upgrade did', () => {
    expect(readClientFrame(wire.openingFrame('secret'))).toEqual({ kind: 'auth', address: DOCUMENT, token: 'secret', knowsPing: false });
    expect(readClientFrame(wire.openingFrame(null))).toMatchObject({ kind: 'auth', token: '' });
  });
});

describe('a frame for a y-websocket client', () => {
  it('is the message without its address', () => {
    expect(wire.answerOf(updateFrame(DOCUMENT, bytes))).toEqual({ kind: 'message', bytes: Uint8Array.of(0, 2, 3, 1, 2, 3) });
    expect(wire.answerOf(awarenessFrame(DOCUMENT, bytes))).toEqual({ kind: 'message', bytes: Uint8Array.of(1, 3, 1, 2, 3) });
  });

  it('is something to act on when it says no, and nothing when the protocol has no word for it', () => {
    expect(wire.answerOf(deniedFrame(DOCUMENT, 'unknown-document'))).toEqual({ kind: 'denied', reason: 'unknown-document' });
    expect(wire.answerOf(statelessFrame(DOCUMENT, '{}'))).toEqual({ kind: 'stateless', payload: '{}' });
    expect(wire.answerOf(syncStatusFrame(DOCUMENT, true))).toEqual({ kind: 'unknown' });
    expect(wire.answerOf(pingFrame)).toEqual({ kind: 'unknown' });
    expect(denialMessage('a')).toEqual(Uint8Array.of(2, 0, 1, 97));
  });
});
