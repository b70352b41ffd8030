import { randomUUID } from 'node:crypto';
import { dossierEvent, dossierReading, pageOf, sectionSuggestions, type SectionSuggestions } from '@samenpen/contracts';
import { documentJson, documentText, editToJson, type DocumentNode } from '@samenpen/dossier-document';
import { sectionDocument } from '@samenpen/live-protocol';
import { writeText, type TestRole } from '@samenpen/testing';
import { until, type LiveDocument } from './live-provider';
import { ServerStage } from './server-stage';

const stage = new ServerStage();
let section: string;

beforeEach(async () => {
  section = stage.dossier.section('3-consortium');
  await writeText(stage.client, section, { text: 'De kust vergrijst en de jeugd trekt weg.', author: stage.dossier.people.penhouderEditor.id });
});

async function opened(person: TestRole): Promise<LiveDocument> {
  const document = stage.socket().open(sectionDocument(section), stage.dossier.people[person].token);
  await until(() => document.text !== '', `${person} has the text`);
  return document;
}

const letters = (text: string, mark?: 'insertion' | 'deletion', id?: string): DocumentNode => ({ type: 'text', text, ...(mark !== undefined && { marks: [{ type: mark, attrs: { id } }] }) });

/** Proposes other words for some, in the marks in which an editor writes it and under the client's own Yjs id. */
function propose({ doc }: LiveDocument, removed: string, added: string): string {
  const id = randomUUID();
  const [before = '', after = ''] = documentText(doc).split(removed);
  const content = [letters(before), letters(removed, 'deletion', id), letters(added, 'insertion', id), letters(after)];
  editToJson(doc, { type: 'doc', content: [{ type: 'paragraph', content }] }, { clientId: doc.clientID });
  return id;
}

async function suggestions(): Promise<SectionSuggestions> {
  return sectionSuggestions.parse((await stage.asking('admin').ask('GET', `/api/sections/${section}/suggestions`)).body);
}

async function decide(id: string, decision: 'accept' | 'reject', reason: string): Promise<number> {
  return (await stage.asking('admin').ask('POST', `/api/sections/${section}/suggestions/decisions`, { ids: [id], decision, reason })).status;
}

async function readText(): Promise<{ text: string; json: string }> {
  const { sections } = dossierReading.parse((await stage.asking('reader').ask('GET', `/api/dossiers/${stage.dossier.slug}/reading`)).body);
  const content = sections.find(({ id }) => id === section)?.content;
  return { text: content?.text ?? '', json: JSON.stringify(content?.json) };
}

describe('two people who suggest in one paragraph at the same time', () => {
  it('are each the author of their own, and the owner’s decisions are in every text, in the history and in what is read', async () => {
    const [damme, zuienkerke] = await Promise.all([opened('damme'), opened('zuienkerke')]);

    // Neither has seen the other's: both are written before any answer can come in.
    const [first, second] = [propose(damme, 'kust', 'streek'), propose(zuienkerke, 'jeugd', 'jongeren')];
    const both = 'De streek vergrijst en de jongeren trekt weg.';
    for (const { doc } of [damme, zuienkerke]) await until(() => documentText(doc) === both, 'both suggestions are in the text');

    await until(async () => (await suggestions()).open.length === 2, 'both are known');
    expect((await suggestions()).open).toMatchObject([
      { id: first, removed: 'kust', added: 'streek', author: { person: stage.dossier.people.damme.id } },
      { id: second, removed: 'jeugd', added: 'jongeren', author: { person: stage.dossier.people.zuienkerke.id } },
    ]);
    // What would go is heard and seen as such, and counts as gone.
    expect((await readText()).text).toBe(both);

    expect(await decide(first, 'accept', 'Ruimer.')).toBe(200);
    expect(await decide(second, 'reject', 'Jeugd is juist.')).toBe(200);

    const decided = 'De streek vergrijst en de jeugd trekt weg.';
    for (const { doc } of [damme, zuienkerke]) await until(() => !JSON.stringify(documentJson(doc)).includes('marks'), 'both decisions have arrived');
    for (const { doc } of [damme, zuienkerke]) expect([documentText(doc), documentJson(doc)]).toEqual([decided, documentJson(damme.doc)]);

    const { open, decided: history } = await suggestions();
    const by = { person: stage.dossier.people.admin.id };
    expect(open).toEqual([]);
    expect(history).toMatchObject([
      { id: second, decision: 'reject', reason: 'Jeugd is juist.', by, author: { person: stage.dossier.people.zuienkerke.id } },
      { id: first, decision: 'accept', reason: 'Ruimer.', by, author: { person: stage.dossier.people.damme.id } },
    ]);
    const events = pageOf(dossierEvent).parse((await stage.asking('reader').ask('GET', `/api/dossiers/${stage.dossier.slug}/events?section=${section}`)).body).items;
    expect(events.filter(({ type }) => type === 'suggestions-decided').map(({ by: actor, reason }) => [actor?.person, reason])).toEqual([
      [by.person, 'Ruimer.'],
      [by.person, 'Jeugd is juist.'],
    ]);
    const read = await readText();
    expect(read.text).toBe(decided);
    for (const gone of ['kust', 'jongeren', 'deletion', 'insertion']) expect(read.json).not.toContain(gone);
  });
});
