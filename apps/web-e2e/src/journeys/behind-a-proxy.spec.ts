import { eventually } from '../kit/eventually';
import { OfficeNetwork } from '../kit/office-network';
import { Person } from '../kit/person';
import { type Journey, Stage } from '../kit/stage';

const stage = new Stage();

let office: OfficeNetwork;

beforeEach(async () => {
  office = await OfficeNetwork.open();
});

afterEach(() => office.close());

/** Milliseconds until a browser has noticed that WebSockets work again: it asks less and less often. */
const BACK_WITHIN = 60_000;

/** Somebody in the office and somebody outside, in the same section. */
async function bothOpen({ enter }: Pick<Journey, 'enter'>, key: string): Promise<{ inside: Person; outside: Person }> {
  const [inside, outside] = await Promise.all([
    enter('redacteur@damme', { proxy: office.proxy }),
    enter('facilitator@werkkracht10'),
  ]);
  await Promise.all([inside.open({ key }), outside.open({ key })]);
  return { inside, outside };
}

/** What each of them types is saved, and stands on the screen of the other. */
async function writeBoth({ inside, outside }: { inside: Person; outside: Person }, word: string): Promise<void> {
  await inside.section.newParagraphAtEnd();
  await inside.section.write(`Van binnen ${word}.`);
  await inside.section.isSaved();
  await eventually(async () => expect(await outside.section.words()).toContain(`Van binnen ${word}.`));
  await outside.section.newParagraphAtEnd();
  await outside.section.write(`Van buiten ${word}.`);
  await outside.section.isSaved();
  await eventually(async () => expect(await inside.section.words()).toContain(`Van buiten ${word}.`));
}

describe('in an office whose network', () => {
  it(
    'refuses WebSockets, a person writes with the others, and goes back to a WebSocket when it may',
    stage.journey(async (journey) => {
      office.webSockets = 'refuses';
      const people = await bothOpen(journey, '3-consortium');
      await writeBoth(people, 'zonder socket');
      expect(office.accepted).toBe(0);
      expect(office.posts).toBeGreaterThan(0);

      office.webSockets = 'passes';
      await people.inside.section.write(' En nu?');
      await eventually(() => expect(office.streams.size).toBe(0), BACK_WITHIN);
      await writeBoth(people, 'met socket');
      // The old way may still have said farewell meanwhile; from here on nothing goes over it.
      const posts = office.posts;
      await writeBoth(people, 'alleen met socket');

      expect(office.accepted).toBeGreaterThan(0);
      expect(office.posts).toBe(posts);
      expect(await people.outside.section.words()).toContain(' En nu?');
    }),
  );

  it(
    'accepts WebSockets and drops what they carry, a person writes with the others all the same',
    stage.journey(async (journey) => {
      office.webSockets = 'drops';
      const people = await bothOpen(journey, '5b');

      await writeBoth(people, 'in stilte');

      expect(office.posts).toBeGreaterThan(0);
    }),
  );

  it(
    'begins to drop what WebSockets carry in the middle of the work, what is typed is saved',
    stage.journey(async (journey) => {
      const people = await bothOpen(journey, '3-consortium');
      await writeBoth(people, 'eerst');
      expect(office.posts).toBe(0);

      office.webSockets = 'drops';
      await writeBoth(people, 'daarna');

      expect(office.posts).toBeGreaterThan(0);
    }),
  );

  it(
    'holds answers back until they are complete, a person writes with the others',
    stage.journey(async (journey) => {
      office.webSockets = 'refuses';
      office.holdsBackAnswers = true;
      const people = await bothOpen(journey, '5b');

      await writeBoth(people, 'in stukken');
      await writeBoth(people, 'en nog eens');
    }),
  );

  it(
    'refuses WebSockets, all windows of a browser share one stream, and the end of one leaves the others',
    stage.journey(async (journey) => {
      office.webSockets = 'refuses';
      const people = await bothOpen(journey, '3-consortium');
      const { context } = people.inside;
      const second = await Person.in(context, { name: 'tweede venster', origin: journey.product.origin });
      await second.open({ key: '5b' });
      await second.section.newParagraphAtEnd();
      await second.section.write('Uit het tweede venster.');
      await second.section.isSaved();
      await eventually(() => expect(office.streams.size).toBe(1));

      await people.inside.page.close();
      await second.section.write(' Nog altijd.');
      await second.section.isSaved();

      expect(office.streams.size).toBe(1);
    }),
  );
});
