import type { SectionDetail } from '@samenpen/contracts';
import { copiesOf, databasesOf } from '../kit/device';
import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';
import { Wire } from '../kit/wire';

const stage = new Stage();

const SECTION = /\/api\/sections\/[^/]+$/;

/** From now on the server is one that knows a newer schema: it says so with every section. */
async function replaceServer({ page }: Person): Promise<void> {
  await page.route(SECTION, async (route) => {
    const answer = await route.fetch();
    // The contracts' own tests prove that the api answers in this shape.
    const section = (await answer.json()) as SectionDetail;
    const schemaVersion = (section.schemaVersion ?? 0) + 1;
    await route.fulfill({ response: answer, json: { ...section, schemaVersion } });
  });
}

const askToReload = ({ page }: Person) => page.getByText('Er is een nieuwe versie van Samenpen.');
const editor = ({ page }: Person) => page.locator('.ProseMirror');
const reload = ({ page }: Person) => page.getByRole('button', { name: 'Pagina herladen' });

describe('a page that is older than the server', () => {
  it(
    'opens nothing of a text: it shows what the server drew, and asks to reload',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const wire = new Wire(damme.page);
      const section = await damme.find({ key: '5b' });
      const [line = ''] = (await damme.textOf(section.id)).split('\n');
      await replaceServer(damme);

      await damme.page.goto(`/dossiers/noord/secties/${section.id}`);
      await askToReload(damme).waitFor();
      await damme.page.getByRole('main').getByText(line).first().waitFor();

      expect(await editor(damme).count()).toBe(0);
      expect(wire.kindsFor(section.id)).toEqual([]);
      expect(await databasesOf(damme.page)).toEqual([]);

      await damme.page.unroute(SECTION);
      await reload(damme).click();
      await damme.section.isOpen(section);
      expect(wire.kindsFor(section.id)).toContain('step1');
      expect(await copiesOf(damme.page, section.id)).toHaveLength(1);
    }),
  );

  it(
    'closes the text that is open when it comes back to a newer server',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const wire = new Wire(damme.page);
      const { id } = await damme.open({ key: '5b' });

      await damme.context.setOffline(true);
      await damme.section.offline.waitFor();
      await replaceServer(damme);
      await damme.context.setOffline(false);

      await askToReload(damme).waitFor();
      expect(await editor(damme).count()).toBe(0);
      expect(wire.kindsFor(id).at(-1)).toBe('close');
      expect(wire.written).toEqual([]);
    }),
  );

  it(
    'is turned away by the server when it did not know, and changes nothing',
    stage.journey(async ({ enter, query }) => {
      const damme = await enter('redacteur@damme');
      const section = await damme.find({ key: '5b' });
      const [before] = await query('SELECT head FROM room WHERE id = $1', [section.id]);
      await damme.page.routeWebSocket(/\/live/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((frame) => {
          const told = Buffer.from(frame).toString('latin1').replace(/schema:\d/, 'schema:0');
          server.send(Buffer.from(told, 'latin1'));
        });
      });

      await damme.page.goto(`/dossiers/noord/secties/${section.id}`);
      await askToReload(damme).waitFor();

      await eventually(async () => expect(await editor(damme).count()).toBe(0));
      expect(await query('SELECT head FROM room WHERE id = $1', [section.id])).toEqual([before]);
    }),
  );
});
