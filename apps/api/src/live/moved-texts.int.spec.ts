import { textsHint, type TextsHint } from '@samenpen/contracts';
import { aDossier, writeText } from '@samenpen/testing';
import { LiveRooms } from '../platform/live-rooms';
import { aServer, type TestServer } from '../testing/test-server';
import { MovedTexts } from './moved-texts.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

type Told = { readonly slug: string; readonly hint: TextsHint };

/** Resolves with what is told of texts, once that is so many times. */
function told(times: number): Promise<readonly Told[]> {
  const all: Told[] = [];
  return new Promise((resolve) => {
    server.app.get(LiveRooms).connect({
      rightsChanged: () => undefined,
      closing: () => Promise.resolve(),
      roomsMoved: () => undefined,
      announce: (slug, event) => {
        const hint = textsHint.safeParse(event);
        if (hint.success) all.push({ slug, hint: hint.data });
        if (all.length === times) resolve(all);
      },
      whisper: () => undefined,
      loginEnded: () => undefined,
    });
  });
}

describe('who reads a dossier that others write in', () => {
  it('is told a moment later, once for all that was written meanwhile, per dossier', async () => {
    const [one, other] = [await aDossier(server.client), await aDossier(server.client)];
    const [three, four, elsewhere] = [one.section('3-consortium'), one.section('4'), other.section('4')];
    for (const [section, author] of [[three, one.people.damme.id], [four, one.people.admin.id], [elsewhere, other.people.admin.id]] as const)
      await writeText(server.client, section, { text: 'Een zin.', author });
    const { eventHead } = await server.client.dossier.findUniqueOrThrow({ where: { id: one.id } });
    const hints = told(2);
    const moved = server.app.get(MovedTexts, { strict: false });

    for (const section of [three, four, three, elsewhere, three]) moved.note([section]);

    const heard = await hints;
    expect(heard.map(({ slug }) => slug).toSorted()).toEqual([one.slug, other.slug].toSorted());
    const { hint } = heard.find(({ slug }) => slug === one.slug) ?? {};
    expect(hint?.seq).toBe(eventHead);
    const rooms = await server.client.room.findMany({ where: { id: { in: [three, four] } } });
    expect(new Set(hint?.sections)).toEqual(new Set(rooms.map(({ id, head }) => ({ section: id, seq: Number(head) }))));
  });

  it('reads only the section that moved, as the others know it', async () => {
    const dossier = await aDossier(server.client);
    const section = dossier.section('3-consortium');
    await writeText(server.client, section, { text: 'De belbus rijdt.', author: dossier.people.damme.id });
    const ask = async (of: string) => (await server.ask('GET', `/api/dossiers/${dossier.slug}/reading?section=${of}`, { as: dossier.people.reader })).body;
    const whole = (await server.ask('GET', `/api/dossiers/${dossier.slug}/reading`, { as: dossier.people.reader })).body as { sections: { id: string }[] };

    expect(await ask(section)).toEqual({ ...whole, sections: whole.sections.filter(({ id }) => id === section) });
    const other = await aDossier(server.client);
    expect(await ask(other.section('4'))).toMatchObject({ sections: [] });
  });
});
