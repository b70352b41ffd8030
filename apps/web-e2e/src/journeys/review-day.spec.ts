import type { SectionSummary } from '@samenpen/contracts';
import { addressOf } from '../kit/accounts';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import { Mailbox } from '../kit/mailbox';
import { OfficeNetwork } from '../kit/office-network';
import type { Person, SectionName } from '../kit/person';
import { type Journey, Stage } from '../kit/stage';
import { SuggestionsScreen } from '../screens/suggestions';

const mails = new Mailbox();
const stage = new Stage({ mails });

/** The networks of the three that are not of Damme; they keep every byte that comes through. */
let offices: readonly [OfficeNetwork, OfficeNetwork, OfficeNetwork];

beforeEach(async () => {
  offices = [await OfficeNetwork.open(), await OfficeNetwork.open(), await OfficeNetwork.open()];
});

afterEach(() => Promise.all(offices.map((office) => office.close())));

const TITLE = 'Nazicht van zes onderdelen';
/** Milliseconds that a mail may take: the product looks every five seconds. */
const MAIL_WITHIN = 30_000;
/** Milliseconds until a screen says by itself that the server is not reached: it reports every half minute. */
const SILENCE_NOTICED = 60_000;
/** Milliseconds that going on after a restart may take. */
const RETURN_WITHIN = 30_000;
const DAY = 86_400_000;

const ANSWER = 'In Moerkerke in elk geval';
const SECRET = 'het college van Damme twijfelt aan deze cijfers';
const SHARED = 'dit mag iedereen van Damme weten';
const SUGGESTED = 'Wie slecht ziet, valt ook uit de boot.';
const LATER = 'Deze zin kwam er na het overleg bij.';

const AGENDA = {
  summary: { key: '0-samenvatting' },
  analysis: { key: '3-consortium' },
  needs: { key: '3-partner', of: 'Knokke-Heist' },
  actions: { key: '5b' },
  helix: { key: '8-tekst' },
  results: { key: '12-tekst' },
} satisfies Readonly<Record<string, SectionName>>;

type Agenda = Readonly<Record<keyof typeof AGENDA, SectionSummary>>;

/** Four people of four municipalities, and what lies on their table. */
type Table = Journey & {
  readonly chair: Person;
  readonly damme: Person;
  readonly knokke: Person;
  readonly zuienkerke: Person;
  readonly everybody: readonly Person[];
  /** The network of Zuienkerke. */
  readonly line: Line;
  readonly agenda: Agenda;
};

async function gather(journey: Journey): Promise<Table> {
  const [chair, damme, knokke, zuienkerke] = await Promise.all([
    journey.enter('beheerder@blankenberge', { proxy: offices[0].proxy }),
    journey.enter('redacteur@damme'),
    journey.enter('redacteur@knokke-heist', { proxy: offices[1].proxy }),
    journey.enter('redacteur@zuienkerke', { proxy: offices[2].proxy }),
  ]);
  const found = await Promise.all(Object.entries(AGENDA).map(async ([name, section]) => [name, await chair.find(section)] as const));
  return {
    ...journey,
    ...{ chair, damme, knokke, zuienkerke, everybody: [chair, damme, knokke, zuienkerke] },
    line: await Line.of(zuienkerke.page),
    // Every name of the agenda has its section.
    agenda: Object.fromEntries(found) as Agenda,
  };
}

/** The invitation comes by mail; one goes in by its link, the others by the banner. */
async function invite({ chair, damme, knokke, zuienkerke, agenda, product }: Table): Promise<string> {
  const invited = [damme, knokke, zuienkerke];
  await Promise.all(invited.map(({ account }) => account.chooseMail('Overleg gepland', 'Meteen')));
  await chair.session.plan(TITLE, Object.values(agenda));
  const id = new URL(chair.page.url()).pathname.split('/').at(-1) ?? '';
  const place = `${product.origin}/dossiers/noord/overleg/${id}`;
  for (const account of ['redacteur@damme', 'redacteur@knokke-heist', 'redacteur@zuienkerke'] as const) {
    const mail = await eventually(() => {
      const found = mails.mailsFor(addressOf(account)).find(({ calendars }) => calendars.length > 0);
      if (found === undefined) throw new Error(`${account} was not invited by mail`);
      return found;
    }, MAIL_WITHIN);
    expect(mail.text).toContain(place);
    const [file = ''] = mail.calendars.map((calendar) => calendar.replaceAll('\r\n ', ''));
    for (const line of ['METHOD:PUBLISH', `UID:${id}@samenpen`, `SUMMARY:${TITLE}`, 'LOCATION:Stadhuis', place]) expect(file).toContain(line);
    // Six sections of ten minutes.
    const [start = 0, end = 0] = ['DTSTART', 'DTEND'].map((field) => instantIn(file, field));
    expect(end - start).toBe(3_600_000);
  }
  await chair.session.start();
  await damme.page.goto(place);
  await damme.session.agenda.waitFor();
  for (const person of [knokke, zuienkerke]) await person.session.enter(TITLE);
  return id;
}

function instantIn(calendar: string, field: string): number {
  const [, year, month, day, hour, minute] = new RegExp(`^${field}:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)\\d\\dZ`, 'm').exec(calendar) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

const putOnTable = async ({ chair, everybody }: Table, section: SectionSummary): Promise<void> => {
  await chair.session.choose(section.title);
  for (const person of everybody) await person.session.shows(section.title);
};

const isDecided = async ({ everybody }: Table, words: string): Promise<void> => {
  for (const person of everybody) await person.session.isDecided(words);
};

async function approveAgainstOne(table: Table): Promise<void> {
  const { chair, damme, knokke, agenda } = table;
  await putOnTable(table, agenda.summary);
  await damme.session.state('niet akkoord', 'De cijfers van Damme ontbreken.');
  await knokke.session.state('akkoord');
  await chair.session.hears('Damme', 'niet akkoord');
  await chair.session.decide('Goedkeuren', 'De cijfers volgen in de bijlage.');
  await isDecided(table, 'goedgekeurd');
}

/** Beside the room everybody has the section itself open. */
async function discuss(table: Table): Promise<void> {
  const { chair, damme, knokke, zuienkerke, agenda, beside, everybody } = table;
  await putOnTable(table, agenda.analysis);
  const [hers, his, theirs, fourth] = [await beside(chair), await beside(damme), await beside(knokke), await beside(zuienkerke)];
  const windows = [hers, his, theirs, fourth];
  for (const window of windows) {
    await window.open(AGENDA.analysis);
    await window.comments.show();
  }
  await theirs.comments.commentOn('Die groepen overlappen', 'Ook in Damme?');
  await his.comments.answer(his.comments.card('Ook in Damme?'), ANSWER);
  await his.comments.remark(SECRET, 'Intern: Damme');
  // What comes after it has come: so it would have come too.
  await his.comments.remark(SHARED);
  for (const window of windows) {
    await window.comments.card('Ook in Damme?').getByText(ANSWER).waitFor();
    await window.comments.card(SHARED).waitFor();
  }

  await new SuggestionsScreen(fourth.page).mode.click();
  await fourth.section.newParagraphAtEnd();
  await fourth.section.write(SUGGESTED);
  await fourth.section.isSaved();
  const suggestions = new SuggestionsScreen(theirs.page);
  await suggestions.open();
  await suggestions.press(suggestions.card(SUGGESTED), 'Aanvaarden');
  for (const { session } of everybody) {
    await session.text.getByText(SUGGESTED).waitFor();
    await session.text.locator('[data-suggestion]').first().waitFor({ state: 'detached' });
  }
  for (const { page } of windows) await page.close();
  await chair.session.decide('Uitstellen');
  await isDecided(table, 'uitgesteld');
}

/** One loses the network until the others see that nobody is there, and is where they are as soon as it is back. */
async function goOnWithoutOne(table: Table): Promise<void> {
  const { chair, zuienkerke, agenda, line } = table;
  line.cut();
  await zuienkerke.context.setOffline(true);
  await chair.session.choose(agenda.needs.title);
  await chair.session.shows(agenda.needs.title);
  await chair.session.decide('Aanpassing vragen …', 'Noem de bron van het aantal.');
  await chair.session.isDecided('aanpassing gevraagd');
  await chair.session.addActionPoint('Bron van de cijfers nakijken');
  await zuienkerke.session.lost.waitFor({ timeout: SILENCE_NOTICED });
  await chair.session.isAbsent('Zuienkerke');
  await zuienkerke.session.shows(agenda.analysis.title);
  await zuienkerke.context.setOffline(false);
  await line.mend();
  await zuienkerke.session.lost.waitFor({ state: 'detached' });
  await zuienkerke.session.shows(agenda.needs.title);
  await isDecided(table, 'aanpassing gevraagd');
  await putOnTable(table, agenda.actions);
}

/** The server dies and comes back; nobody touches their window. */
async function surviveKill(table: Table): Promise<void> {
  const { chair, damme, agenda, everybody, product } = table;
  const opened = () => Promise.all(everybody.map(({ page }) => page.evaluate(() => performance.timeOrigin)));
  const before = await opened();
  await putOnTable(table, agenda.helix);
  await product.kill();
  await damme.session.state('akkoord met opmerking', 'Met dank aan Damme.');
  await damme.session.fault.waitFor();
  await product.start();

  await damme.session.giveStance();
  await chair.session.hears('Damme', 'akkoord met opmerking');
  // Until her text is connected again the room asks her to try once more.
  await eventually(async () => {
    await chair.session.decide('Goedkeuren');
    await chair.session.isDecided('goedgekeurd', 10_000);
  }, RETURN_WITHIN);
  await isDecided(table, 'goedgekeurd');
  await putOnTable(table, agenda.results);
  expect(await opened()).toEqual(before);
}

async function closeWithMinutes({ chair, damme, knokke, zuienkerke, query }: Table, id: string): Promise<void> {
  await chair.session.end();
  for (const { session } of [damme, knokke, zuienkerke]) {
    await session.minutes.waitFor();
    await session.acceptMinutes();
  }
  await chair.session.adoptMinutes();
  for (const { page } of [damme, knokke, zuienkerke]) await page.getByText('Vastgesteld verslag').waitFor();

  const text = await (await knokke.context.request.get(`/api/review-sessions/${id}/minutes.txt`)).text();
  for (const words of [
    'Damme: niet akkoord – De cijfers van Damme ontbreken.',
    'De cijfers volgen in de bijlage.',
    'Noem de bron van het aantal.',
    'Bron van de cijfers nakijken',
    'Damme: akkoord met opmerking – Met dank aan Damme.',
  ])
    expect(text).toContain(words);
  for (const { context } of [chair, knokke, zuienkerke])
    for (const kind of ['txt', 'html']) expect(await (await context.request.get(`/api/review-sessions/${id}/minutes.${kind}`)).text()).not.toContain(SECRET);
  const items = await query<{ status: string }>(
    'SELECT section.status FROM review_item JOIN section ON section.id = section_id WHERE session_id = $1 ORDER BY review_item.position',
    [id],
  );
  expect(items.map(({ status }) => status)).toEqual(['approved', 'drafting', 'changes-requested', 'drafting', 'approved', 'ready']);
}

/** The words of the remark, and its id, in no byte that the others were sent; the same search finds what they share. */
async function expectKeptWithin({ damme }: Table): Promise<void> {
  const { items } = await damme.get<{ items: { id: string; comments: unknown }[] }>('/api/dossiers/noord/threads');
  const idOf = (words: string): string => items.find(({ comments }) => JSON.stringify(comments).includes(words))?.id ?? '';
  const [secret, shared] = [idOf(SECRET), idOf(SHARED)];
  expect([secret, shared]).not.toContain('');
  for (const office of offices) {
    expect([office.whereCame(SECRET), office.whereCame(secret)]).toEqual([[], []]);
    expect(office.whereCame(SHARED)).not.toEqual([]);
    expect(office.whereCame(shared)).toContain('socket');
  }
}

/** In the evening somebody writes on; the next day each is told where, and what. */
async function comeBackTheNextDay({ everybody, agenda, product, enter }: Table): Promise<void> {
  for (const { page } of everybody) await page.goto('about:blank');
  const facilitator = await enter('facilitator@werkkracht10');
  for (const section of [AGENDA.results, AGENDA.analysis]) {
    await facilitator.open(section);
    await facilitator.section.newParagraphAtEnd();
    await facilitator.section.write(LATER);
    await facilitator.section.isSaved();
  }
  await facilitator.page.goto('about:blank');
  await product.stop();
  await product.start({ NOW: new Date(Date.now() + DAY).toISOString() });

  for (const { dossier, page } of everybody) {
    await dossier.open('noord');
    await dossier.row(agenda.results.group).getByText('een onderdeel hiervan is gewijzigd').waitFor();
    for (const { group } of [agenda.results, agenda.helix]) await dossier.unfold(group);
    for (const { id } of [agenda.results, agenda.analysis]) await dossier.showsAsChanged(id);
    expect(await dossier.rowOf(agenda.helix.id).textContent()).not.toContain('gewijzigd sinds');
    await dossier.rowOf(agenda.analysis.id).click();
    await page.getByRole('tab', { name: 'Versies' }).click();
    await page.getByRole('link', { name: 'mijn laatste bezoek' }).click();
    await page.locator('sp-compared-text ins', { hasText: LATER }).first().waitFor();
    // What was accepted in the session was seen there.
    expect((await page.locator('sp-compared-text ins').allTextContents()).join()).not.toContain(SUGGESTED);
  }
}

describe('a day of review', () => {
  it(
    'goes from the invitation to accepted minutes and to what changed since, over a lost network and a killed server, and keeps an internal remark internal',
    stage.journey(async (journey) => {
      const table = await gather(journey);
      const id = await invite(table);
      await approveAgainstOne(table);
      await discuss(table);
      await goOnWithoutOne(table);
      await surviveKill(table);
      await closeWithMinutes(table, id);
      await expectKeptWithin(table);
      await comeBackTheNextDay(table);
    }),
    480_000,
  );
});
