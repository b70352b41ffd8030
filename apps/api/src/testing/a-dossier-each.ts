import { aDossier, type TestDossier } from '@samenpen/testing';
import { aServer, type TestServer } from './test-server';

/** What a test has at hand. */
type Given = { readonly server: TestServer; readonly dossier: TestDossier };

/** One server for the tests of a file, and a dossier of its own for each of them, handed over before it begins. */
export function aDossierEach(give: (given: Given) => void): void {
  let server: TestServer;

  beforeAll(async () => {
    server = await aServer();
  });

  beforeEach(async () => give({ server, dossier: await aDossier(server.client) }));

  afterAll(() => server.stop());
}
