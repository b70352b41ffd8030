import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';
import type { Person } from '../kit/person';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

/** Whose copies of a section this browser holds. */
const copiesOf = (person: Person, section: string): Promise<string[]> =>
  person.page.evaluate(async (id) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return names.filter((name) => name.startsWith('samenpen/') && name.endsWith(`/${id}`)).sort();
  }, section);

describe('a browser that two people use one after the other', () => {
  it(
    'shows nobody what the other left unsent, and gives it back to who wrote it',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      let isCut = false;
      // Going offline leaves an open socket alive; a line that swallows everything does not.
      await damme.page.routeWebSocket(/\/live/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((frame) => void (!isCut && server.send(frame)));
        server.onMessage((frame) => void (!isCut && socket.send(frame)));
      });
      const { id } = await damme.open({ key: '5b' });
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Verstuurd uit Damme.');
      await damme.section.isSaved();
      isCut = true;
      await damme.section.write(' Alleen op dit toestel.');
      // Leaves without signing out: the page is closed, the login ends later.
      await damme.page.goto('about:blank');
      isCut = false;

      await damme.context.clearCookies();
      await damme.signInQuietly('facilitator@werkkracht10.example');
      await damme.open({ key: '5b' });
      await damme.section.isSaved();
      const seen = await damme.section.words();
      expect(occurrences(seen, 'Verstuurd uit Damme.')).toBe(1);
      expect(occurrences(seen, 'Alleen op dit toestel.')).toBe(0);
      expect(await copiesOf(damme, id)).toHaveLength(2);
      expect(occurrences(await damme.textOf(id), 'Alleen op dit toestel.')).toBe(0);

      await damme.page.goto('about:blank');
      await damme.context.clearCookies();
      await damme.signInQuietly('redacteur@damme.example');
      await damme.open({ key: '5b' });
      await damme.section.isSaved();
      await eventually(async () =>
        expect(occurrences(await damme.textOf(id), 'Verstuurd uit Damme. Alleen op dit toestel.')).toBe(1),
      );
      expect(await damme.section.unincluded.count()).toBe(0);
    }),
  );
});
