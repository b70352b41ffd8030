// What most specs of the running server begin with: a server on a database of its own, a fresh dossier for each test with
// its people and sections, and the sockets that people open, which are closed after each test.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier, type TestRole } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

type Started = { readonly api: ApiProcess; readonly client: PrismaClient };

/** The server of one spec file; sets up and cleans up by itself. */
export class ServerStage {
  #started: Started | undefined;
  #dossier: TestDossier | undefined;
  readonly #sockets: LiveSocket[] = [];

  constructor() {
    beforeAll(async () => {
      const api = await startApi();
      this.#started = { api, client: createPrismaClient(api.databaseUrl) };
    });
    beforeEach(async () => {
      this.#dossier = await aDossier(this.client);
    });
    afterEach(() => {
      for (const socket of this.#sockets.splice(0)) socket.destroy();
    });
    afterAll(async () => {
      await this.#started?.client.$disconnect();
      await this.#started?.api.stop();
    });
  }

  get api(): ApiProcess {
    return this.#open().api;
  }

  /** The database behind the server's back. */
  get client(): PrismaClient {
    return this.#open().client;
  }

  /** The dossier of this test. */
  get dossier(): TestDossier {
    if (this.#dossier === undefined) throw new Error('there is a dossier in tests alone');
    return this.#dossier;
  }

  /** Somebody of the dossier, over HTTP. */
  asking(person: TestRole): Visitor {
    return Visitor.withToken(this.api, this.dossier.people[person].token);
  }

  /** A socket that is closed after this test. */
  socket(headers?: Record<string, string>, Wire?: ConstructorParameters<typeof LiveSocket>[2]): LiveSocket {
    const socket = new LiveSocket(this.api.liveUrl, headers, Wire);
    this.keep(socket);
    return socket;
  }

  /** Closes sockets to another server after this test too. */
  keep(...sockets: readonly LiveSocket[]): void {
    this.#sockets.push(...sockets);
  }

  /** Opens a section as a person over a socket of its own, and waits until it is there. */
  async opened(person: TestRole, section: string): Promise<LiveDocument> {
    const document = this.socket().open(sectionDocument(section), this.dossier.people[person].token);
    await document.acknowledged();
    return document;
  }

  #open(): Started {
    if (this.#started === undefined) throw new Error('the server has not started');
    return this.#started;
  }
}
