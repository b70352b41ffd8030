import { join } from 'node:path';
import type { DossierDetail, SectionDetail, SectionSummary } from '@samenpen/contracts';
import type { APIResponse, BrowserContext, Page } from 'playwright-core';
import { Account } from '../screens/account';
import { Comments } from '../screens/comments';
import { Dossier } from '../screens/dossier';
import { Reading } from '../screens/reading';
import { ReviewSession } from '../screens/review-session';
import { SectionScreen } from '../screens/section-screen';
import { SignIn } from '../screens/sign-in';
import { Work } from '../screens/work';
import { PASSWORD } from './accounts';

type Transition = { readonly event: string; readonly version?: string; readonly reason?: string };

/** Which section: its key in the template and, for a section of one partner, that partner's name. */
export type SectionName = { readonly key: string; readonly of?: string; readonly dossier?: string };

/** Chromium reports an answer of 4xx, or a socket that does not open, as an error of the page. */
const isNetworkNews = (line: string): boolean =>
  /Failed to load resource|WebSocket connection to/.test(line);

/** A person with a browser window of their own. */
export class Person {
  /** The account, or *bezoeker*. */
  readonly name: string;
  readonly signIn: SignIn;
  readonly work: Work;
  readonly dossier: Dossier;
  readonly reading: Reading;
  readonly section: SectionScreen;
  readonly session: ReviewSession;
  readonly account: Account;
  readonly comments: Comments;
  readonly #faults: string[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    { name, origin }: { readonly name: string; readonly origin: string },
  ) {
    this.name = name;
    this.#headers = { 'X-Samenpen': '1', Origin: origin };
    this.signIn = new SignIn(page);
    this.work = new Work(page);
    this.dossier = new Dossier(page);
    this.reading = new Reading(page);
    this.section = new SectionScreen(page);
    this.session = new ReviewSession(page);
    this.account = new Account(page);
    this.comments = new Comments(page);
    page.on('pageerror', (fault) => this.#faults.push(fault.stack ?? fault.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !isNetworkNews(line.text())) this.#faults.push(line.text());
    });
  }

  /** Opens a window in a context; `origin` is the product's own. */
  static async in(
    context: BrowserContext,
    { name, origin }: { name: string; origin: string },
  ): Promise<Person> {
    return new Person(context, await context.newPage(), { name, origin });
  }

  /** Signs in over the api, without the screen. */
  async signInQuietly(email: string): Promise<void> {
    const answer = await this.post('/api/session', { email, password: PASSWORD });
    expect({ email, status: answer.status() }).toEqual({ email, status: 200 });
  }

  /** Chooses *Afmelden* in the own menu; a dialog may ask about text that is not sent. */
  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Menu van/ }).click();
    await this.page.getByRole('menuitem', { name: 'Afmelden' }).click();
  }

  /** Does something through the api and gives the answer; for what comes before or beside a journey. */
  post(path: string, content: unknown): Promise<APIResponse> {
    return this.context.request.post(path, { data: content, headers: this.#headers });
  }

  patch(path: string, content: unknown): Promise<APIResponse> {
    return this.context.request.patch(path, { data: content, headers: this.#headers });
  }

  async get<Answer>(path: string): Promise<Answer> {
    // Once more after a reset, as a browser does: the connection may just have been closed for being idle.
    const answer = await this.context.request.get(path, { maxRetries: 1 });
    expect({ path, status: answer.status() }).toEqual({ path, status: 200 });
    // The contracts' own tests prove that the api answers in this shape.
    return (await answer.json()) as Answer;
  }

  delete(path: string): Promise<APIResponse> {
    return this.context.request.delete(path, { headers: this.#headers });
  }

  /** The section by its place in the template. */
  async find({ key, of: owner, dossier = 'noord' }: SectionName): Promise<SectionSummary> {
    const { partners, sections } = await this.get<DossierDetail>(`/api/dossiers/${dossier}`);
    const partner = owner === undefined ? null : partners.find(({ name }) => name === owner)?.id;
    const section = sections.find((each) => each.key === key && each.partner === partner);
    if (!section)
      throw new Error(
        `${dossier} has no section ${key}${owner === undefined ? '' : ` of ${owner}`}`,
      );
    return section;
  }

  /** Opens the screen of a section and waits until its text is there. */
  async open(name: SectionName): Promise<SectionSummary> {
    const section = await this.find(name);
    await this.section.open(name.dossier ?? 'noord', section);
    return section;
  }

  /** The text of a section as the api gives it. */
  async textOf(id: string): Promise<string> {
    return (await this.get<SectionDetail>(`/api/sections/${id}`)).content?.text ?? '';
  }

  /** Moves a section to another state over the api; approving takes the version that is there. */
  async decide(id: string, transition: Transition): Promise<void> {
    const version = (await this.get<SectionDetail>(`/api/sections/${id}`)).version ?? undefined;
    const answer = await this.post(`/api/sections/${id}/transitions`, {
      ...(transition.event === 'approve' && version !== undefined ? { version } : {}),
      ...transition,
    });
    expect({
      ...transition,
      status: answer.status(),
      answer: answer.ok() ? '' : await answer.text(),
    }).toEqual({ ...transition, status: 200, answer: '' });
  }

  /** The content policy may refuse something here, as it should: that is no fault. */
  allowFaults(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Fails when the page had an error that nobody caught, or broke the content policy. */
  expectNoFaults(): void {
    const faults = this.#faults.filter(
      (fault) => !this.#allowed.some((pattern) => pattern.test(fault)),
    );
    expect({ of: this.name, faults }).toEqual({ of: this.name, faults: [] });
  }

  /** Takes a picture for whoever has to find out, and tells what the window says. */
  async photograph(folder: string): Promise<string> {
    const file = join(folder, `${this.name}.png`);
    const isTaken = await this.page.screenshot({ path: file }).then(
      () => true,
      () => false,
    );
    const faults = this.#faults
      .slice(0, 5)
      .map((fault) => `  ${fault}`)
      .join('\n');
    return `${this.name} at ${this.page.url()}${isTaken ? '' : ' (no picture could be taken)'}\n${faults}`;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
