// Where a journey takes place: the built product on a port and a demo of its own, and one browser with a
// separate context for each person. A spec file has one stage; every journey on it names who is there.

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aFilledDatabase,
  builtAt,
  type BuiltProduct,
  FaultyLine,
  RedisServer,
  seedDemo,
  startBuiltProduct,
  type TestDatabase,
} from '@samenpen/testing';
import { Client } from 'pg';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../browser';
import { type Account, addressOf } from './accounts';
import type { Mailbox } from './mailbox';
import { Person } from './person';

/** How a person looks at the product, where it is not a laptop in daylight. */
export type View = Pick<BrowserContextOptions, 'colorScheme' | 'proxy' | 'viewport'>;

/** What a journey has at hand. */
export type Journey = {
  readonly product: BuiltProduct;
  /** Opens a browser window for a person who is signed in already. */
  enter(account: Account, view?: View): Promise<Person>;
  /** Opens one more window of a person, in the same browser. */
  beside(person: Person): Promise<Person>;
  /** Opens a browser window for somebody who has not signed in. */
  visit(view?: View): Promise<Person>;
  /** The product's way to its database, on a stage that has a fragile one. */
  readonly databaseLine: () => FaultyLine;
  /** A second server beside the product, on a stage that has one. */
  readonly secondServer: () => BuiltProduct;
  /** Asks the database itself. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
};

/** The product and the browser of one spec file; sets up and cleans up by itself. */
export class Stage {
  #database: TestDatabase | undefined;
  #product: BuiltProduct | undefined;
  #browser: Browser | undefined;
  #line: FaultyLine | undefined;
  #redis: RedisServer | undefined;
  #second: BuiltProduct | undefined;

  constructor(
    /**
     * Where the product sends its mails (without one it sends none), whether its database can be taken away, and whether
     * a second server works beside it, with a Redis between them.
     */
    private readonly around: { readonly mails?: Mailbox; readonly isFragile?: boolean; readonly hasSecondServer?: boolean } = {},
  ) {
    beforeAll(() => this.#open());
    afterAll(() => this.#close());
  }

  /** The body of a test. When it fails, its windows are photographed before they close. */
  journey(play: (journey: Journey) => Promise<void>): () => Promise<void> {
    return async () => {
      const people: Person[] = [];
      const client = new Client({ connectionString: this.#opened().database.ownerUrl });
      await client.connect();
      try {
        await play(this.#journey(people, client));
        for (const person of people) person.expectNoFaults();
      } catch (reason) {
        throw await this.#withPictures(reason, people);
      } finally {
        await Promise.all(people.map((person) => person.leave()));
        await client.end();
      }
    };
  }

  #journey(people: Person[], client: Client): Journey {
    const { product, browser } = this.#opened();
    const visit = async (name: string, view: View = {}): Promise<Person> => {
      const context = await browser.newContext({
        locale: 'nl-BE',
        timezoneId: 'Europe/Brussels',
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
        baseURL: product.origin,
        ...view,
      });
      const person = await Person.in(context, { name, origin: product.origin });
      people.push(person);
      return person;
    };
    return {
      product,
      databaseLine: () => {
        if (!this.#line) throw new Error('the line of this stage cannot fail: it is not fragile');
        return this.#line;
      },
      secondServer: () => {
        if (!this.#second) throw new Error('this stage has one server');
        return this.#second;
      },
      beside: async ({ context, name }) => {
        const window = await Person.in(context, { name: `${name} (ernaast)`, origin: product.origin });
        people.push(window);
        return window;
      },
      visit: (view) => visit('bezoeker', view),
      enter: async (account, view) => {
        const person = await visit(account, view);
        await person.signInQuietly(addressOf(account));
        return person;
      },
      query: async <Row>(sql: string, values: readonly unknown[] = []) =>
        // The asker says what its query gives.
        (await client.query(sql, [...values])).rows as Row[],
    };
  }

  async #open(): Promise<void> {
    // A build that was made again gets its demo written again, also on a database server that stays.
    const name = `demo_${builtAt()}`;
    this.#database = await aFilledDatabase({ name, fill: seedDemo });
    const { mails, isFragile, hasSecondServer } = this.around;
    await mails?.open();
    const { url, ownerUrl } = this.#database;
    if (isFragile) this.#line = await FaultyLine.to(url);
    if (hasSecondServer) this.#redis = await RedisServer.start();
    const shared = this.#redis ? { REDIS_URL: this.#redis.url } : {};
    [this.#product, this.#browser] = await Promise.all([
      startBuiltProduct({ url: this.#line?.url ?? url, ownerUrl }, { ...mails?.variables, ...shared }),
      launchBrowser(),
    ]);
    // For the same address: pages come from either.
    if (hasSecondServer) this.#second = await startBuiltProduct({ url, ownerUrl }, { ...shared, PUBLIC_URL: this.#product.origin });
  }

  async #close(): Promise<void> {
    await this.#browser?.close();
    await this.#second?.kill();
    await this.#product?.kill();
    await this.#redis?.stop();
    await this.#line?.stop();
    await this.#database?.drop();
    await this.around.mails?.close();
  }

  #opened(): { database: TestDatabase; product: BuiltProduct; browser: Browser } {
    if (!this.#database || !this.#product || !this.#browser)
      throw new Error('the stage is not open: beforeAll failed');
    return { database: this.#database, product: this.#product, browser: this.#browser };
  }

  /** The same failure, saying where the pictures are and what the windows and the server said. */
  async #withPictures(reason: unknown, people: readonly Person[]): Promise<Error> {
    const failure = reason instanceof Error ? reason : new Error(String(reason));
    const folder = await mkdtemp(join(tmpdir(), 'samenpen-journey-'));
    const seen = await Promise.all(people.map((person) => person.photograph(folder)));
    const output = this.#opened().product.output.trim();
    const told = `\n\nPictures: ${folder}\n${seen.join('\n')}\n${output === '' ? '' : `The server said:\n${output}\n`}`;
    // Jest prints the stack, which begins with the message as it was.
    failure.stack =
      failure.stack?.replace(failure.message, () => failure.message + told) ??
      failure.message + told;
    return failure;
  }
}
