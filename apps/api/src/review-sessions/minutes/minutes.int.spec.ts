import { randomUUID } from 'node:crypto';
import { reviewSession, sectionDetail, type ReviewSession } from '@samenpen/contracts';
import { writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aDossierEach } from '../../testing/a-dossier-each';
import { inHours } from '../../testing/in-hours';
import type { TestServer } from '../../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** A session that the penhouder chairs about a text, with Damme there; nothing lies on the table yet. */
class Overleg {
  readonly id = randomUUID();
  readonly item = randomUUID();

  private constructor(readonly section: string) {}

  static async about(section: string): Promise<Overleg> {
    const overleg = new Overleg(section);
    const { id, item } = overleg;
    const { admin } = dossier.people;
    await overleg.write('Wij pakken de digitale kloof aan.');
    await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
    const agenda = [{ id: item, section, minutes: 10 }];
    const plan = { id, title: 'Overleg', startsAt: inHours(-1), place: '', preparation: '', chair: admin.id, invited: [], agenda };
    await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: admin, body: plan });
    await overleg.move('admin', { move: 'start' });
    await overleg.move('damme', { move: 'be-here' });
    return overleg;
  }

  async move(who: TestRole, body: object): Promise<ReviewSession> {
    const answer = await server.ask('POST', `/api/review-sessions/${this.id}/moves`, { as: dossier.people[who], body });
    return reviewSession.parse(answer.body);
  }

  open(item: string | null): Promise<ReviewSession> {
    return this.move('admin', { move: 'open', item });
  }

  write(text: string): Promise<void> {
    return writeText(server.client, this.section, { text, author: dossier.people.damme.id });
  }

  async minutes(): Promise<string> {
    return (await server.ask('GET', `/api/review-sessions/${this.id}/minutes.txt`, { as: dossier.people.admin })).text;
  }
}

describe('what changed in a text that came on the table twice', () => {
  it('is what changed during either turn, and not what was written between them', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    await overleg.open(overleg.item);
    await overleg.write('Wij dichten de digitale kloof aan.');
    await overleg.open(null);
    await overleg.write('Wij dichten de digitale kloof thuis.');
    await overleg.open(overleg.item);
    await overleg.write('Wij dichten de analoge kloof thuis.');
    await overleg.move('admin', { move: 'end' });

    const minutes = await overleg.minutes();

    expect(minutes).toContain('“pakken” werd “dichten”');
    expect(minutes).toContain('“digitale” werd “analoge”');
    expect(minutes).not.toContain('thuis');
  });

  it('is nothing when it was written in between them only', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    await overleg.open(overleg.item);
    await overleg.open(null);
    await overleg.write('Iets van tussen de twee beurten.');
    await overleg.open(overleg.item);
    const ended = await overleg.move('admin', { move: 'end' });

    expect(await overleg.minutes()).toContain('De tekst bleef gelijk tijdens de bespreking.');
    expect(ended.items[0]?.turns.every(({ fromSeq, toSeq }) => fromSeq === toSeq)).toBe(true);
  });

  it('is told once of a text that came back as it had left', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    await overleg.open(overleg.item);
    await overleg.write('Wij dichten de digitale kloof aan.');
    await overleg.open(null);
    expect((await overleg.open(overleg.item)).items[0]?.turns).toEqual([{ fromSeq: expect.any(Number), toSeq: null }]);
    await overleg.write('Wij pakken de digitale kloof aan.');
    await overleg.move('admin', { move: 'end' });

    expect(await overleg.minutes()).not.toContain('Wijziging');
  });
});

describe('minutes of which somebody left the dossier since', () => {
  /** Damme disagrees with what is then decided, and is no partner any more once the session is over. */
  async function leftAfter(overleg: Overleg): Promise<string> {
    const { item } = overleg;
    const { damme } = dossier.partners;
    await overleg.open(item);
    await overleg.move('damme', { move: 'stance', item, partner: damme, stance: 'disagree', remark: 'Te vroeg.' });
    await overleg.move('admin', { move: 'decide', item, kind: 'request-changes', reason: 'Noem de bron.' });
    await overleg.move('admin', { move: 'end' });
    await server.client.dossierPartner.update({ where: { id: damme }, data: { endedAt: new Date() } });
    return overleg.minutes();
  }

  it('keep the item about the own section of a partner that left, with its standpunt and its decision', async () => {
    const minutes = await leftAfter(await Overleg.about(dossier.section('3-partner', 'damme')));

    expect(minutes).toMatch(/^1\. \S+ .+ \(Damme\)$/m);
    expect(minutes).toContain('Damme: niet akkoord – Te vroeg. (damme of damme)');
    expect(minutes).toContain('Beslissing: aanpassing gevraagd (admin of blankenberge).');
  });

  it('keep the standpunt of an organisation that left', async () => {
    const minutes = await leftAfter(await Overleg.about(dossier.section('3-consortium')));

    expect(minutes).toContain('Damme: niet akkoord – Te vroeg. (damme of damme)');
    expect(minutes).toContain('- Damme: damme of damme');
  });
});

describe('an item that was dealt with before it lay on the table', () => {
  it('stays on the agenda, whether somebody stated a standpunt on it or has something to do for it', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    const { item } = overleg;
    const { admin } = dossier.people;
    const without = () => server.ask('PATCH', `/api/review-sessions/${overleg.id}`, { as: admin, body: { agenda: [{ id: randomUUID(), section: dossier.section('4'), minutes: 5 }] } });
    const point = { move: 'action-point', id: randomUUID(), item, text: 'Bellen', partner: null, person: null, dueAt: null };

    await overleg.move('admin', point);
    expect(await without()).toMatchObject({ status: 403, body: { reason: 'already-dealt-with' } });
    await overleg.move('admin', { move: 'drop-action-point', id: point.id });
    await overleg.move('damme', { move: 'stance', item, partner: dossier.partners.damme, stance: 'agree' });
    expect(await without()).toMatchObject({ status: 403, body: { reason: 'already-dealt-with' } });
  });
});

describe('words of the chair for the minutes', () => {
  it('take the place of no others than their writer had seen, however often they are sent', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    const ended = await overleg.move('admin', { move: 'end' });
    const write = (item: string | null, text: string, instead: string) =>
      server.ask('POST', `/api/review-sessions/${overleg.id}/moves`, { as: dossier.people.admin, body: { move: 'note', item, text, instead } });
    for (const item of [null, overleg.item]) {
      expect(await write(item, 'In het eerste venster.', '')).toMatchObject({ status: 200 });
      expect(await write(item, 'In het tweede venster.', '')).toMatchObject({ status: 409, body: { code: 'version-changed', reason: 'note-has-changed' } });
      // The answer to the first did not come, and it is sent again.
      expect(await write(item, 'In het eerste venster.', '')).toMatchObject({ status: 200 });
      expect(await write(item, 'Van beide vensters.', 'In het eerste venster.')).toMatchObject({ status: 200 });
    }

    const { note, items, minutesRevision } = await server.read(`/api/review-sessions/${overleg.id}`, reviewSession, { as: dossier.people.damme });
    expect([note, items[0]?.note]).toEqual(['Van beide vensters.', 'Van beide vensters.']);
    expect(minutesRevision).toBe(ended.minutesRevision + 4);
  });
});

describe('a section that is approved in its own screen', () => {
  const approve = async (section: string) => {
    const { admin: as, damme } = dossier.people;
    const ask = (body: object, by = as) => server.ask('POST', `/api/sections/${section}/transitions`, { as: by, body });
    await ask({ event: 'mark-ready' }, damme);
    const { version } = await server.read(`/api/sections/${section}`, sectionDetail, { as });
    expect((await ask({ event: 'approve', version })).status).toBe(200);
  };
  const told = 'De sectie werd tijdens het overleg goedgekeurd door admin of blankenberge.';

  it('while it is on the table is told in the minutes beside what was decided on it, and not after the session', async () => {
    const [during, after] = [await Overleg.about(dossier.section('3-consortium')), await Overleg.about(dossier.section('4'))];
    await during.open(during.item);
    await approve(during.section);
    for (const overleg of [during, after]) await overleg.move('admin', { move: 'end' });
    await approve(after.section);

    expect(await during.minutes()).toMatch(new RegExp(`Geen beslissing\\.\\s+${told}`));
    expect(await after.minutes()).not.toContain('goedgekeurd door');
  });

  it('is not told twice where the decision approved it', async () => {
    const overleg = await Overleg.about(dossier.section('3-consortium'));
    const { item, section } = overleg;
    await server.ask('POST', `/api/sections/${section}/transitions`, { as: dossier.people.damme, body: { event: 'mark-ready' } });
    await overleg.open(item);
    const { version } = await server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.admin });
    await overleg.move('admin', { move: 'decide', item, kind: 'approve', version });
    await overleg.move('admin', { move: 'end' });

    expect(await overleg.minutes()).toContain('Beslissing: goedgekeurd');
    expect(await overleg.minutes()).not.toContain('tijdens het overleg goedgekeurd');
  });
});
