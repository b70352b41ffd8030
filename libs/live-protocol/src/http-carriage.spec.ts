import fc from 'fast-check';
import { HttpAnswerReader, MalformedFrame, encodeCarriedMessage, encodeHttpAnswer, encodeHttpPost, readCarriedMessage, readHttpPost } from './index';
import type { CarriedMessage } from './index';

const bytes = fc.uint8Array({ maxLength: 300 });
const messages: fc.Arbitrary<CarriedMessage> = fc.oneof(
  fc.record({ channel: fc.nat(), kind: fc.constant('open' as const) }),
  fc.record({ channel: fc.nat(), kind: fc.constant('frame' as const), frame: bytes }),
  fc.record({ channel: fc.nat(), kind: fc.constant('close' as const), code: fc.nat(5_000), reason: fc.string() }),
);

describe('what travels over HTTP', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(messages), fc.nat(), fc.nat(), (sent, received, first) => {
        const post = { id: 'an id', received, first, messages: sent.map((message) => encodeCarriedMessage(message)) };

        const read = readHttpPost(encodeHttpPost(post), { maxMessages: 1_000 });

        expect(read).toEqual(post);
        expect(read.messages.map((message) => readCarriedMessage(message))).toEqual(sent);
      }),
    );
  });

  it('is put together again however an answer was cut up on the way', () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 20 }), fc.array(fc.nat(400)), (sent, cuts) => {
        const answer = [encodeHttpAnswer([]), encodeHttpAnswer(sent.map((message) => encodeCarriedMessage(message)))];
        const whole = Uint8Array.from(answer.flatMap((part) => [...part]));
        const ends = [...cuts.map((cut) => Math.min(cut, whole.length)), whole.length].sort((one, other) => one - other);
        const reader = new HttpAnswerReader();

        const read = ends.flatMap((end, index) => reader.read(whole.subarray(ends[index - 1] ?? 0, end)));

        expect(read.map((message) => readCarriedMessage(message))).toEqual(sent);
      }),
    );
  });

  it('is read up to as many messages as one request may hold; the others are sent again', () => {
    const post = { id: 'x', received: 0, first: 1, messages: Array.from({ length: 5 }, (_, index) => Uint8Array.of(index)) };

    expect(readHttpPost(encodeHttpPost(post), { maxMessages: 3 }).messages).toEqual(post.messages.slice(0, 3));
    expect(readHttpPost(encodeHttpPost(post), { maxMessages: 5 }).messages).toEqual(post.messages);
  });

  it('is refused when it is cut off, and never reaches into what stands behind it', () => {
    const whole = encodeHttpPost({ id: 'x', received: 1, first: 1, messages: [Uint8Array.of(1, 2, 3, 4)] });
    const between = new Uint8Array(64).fill(7);
    between.set(whole);

    for (let end = 0; end < whole.length; end++) {
      if (end === 4) continue; // The end of the numbers: a request without messages.
      expect(() => readHttpPost(between.subarray(0, end), { maxMessages: 10 })).toThrow(MalformedFrame);
    }
    expect(() => readCarriedMessage(Uint8Array.of(1, 9))).toThrow(MalformedFrame);
    expect(() => readCarriedMessage(Uint8Array.of())).toThrow(MalformedFrame);
  });
});
