import { randomUUID } from 'node:crypto';
import { pageOf, reviewSession, sectionDetail, workItem, type ItemDecision, type WaitingDecision } from '@samenpen/contracts';
import { writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import { askedDuring } from '../testing/held-back';
import { inHours } from '../testing/in-hours';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** A session that Damme chairs, with a text of hers on the table, and the others there. */
class Table {
  readonly id = randomUUID();
  readonly item = randomUUID();
  readonly section = dossier.section('3-consortium');

  static async with(state: 'drafting' | 'ready'): Promise<Table> {
    const table = new Table();
    const { damme } = dossier.people;
    await writeText(server.client, table.section, { text: 'Wij pakken de digitale kloof aan.', author: damme.id });
    await server.client.section.update({ where: { id: table.section }, data: { status: 'drafting' } });
    if (state === 'ready') await table.change('damme', { event: 'mark-ready' });
    const agenda = [{ id: table.item, section: table.section, minutes: 10 }];
    const plan = { id: table.id, title: 'Overleg', startsAt: inHours(-1), place: '', preparation: '', chair: damme.id, invited: [], agenda };
    await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: damme, body: plan });
    await table.move('damme', 'start');
    for (const who of ['admin', 'zuienkerke'] as const) await table.move(who, 'be-here');
    await table.move('damme', 'open');
    return table;
  }

  /** Makes a move about the item, or about the session. */
  move(who: TestRole, move: 'start' | 'be-here' | 'open' | 'undecide' | 'end' | 'adopt'): ReturnType<TestServer['ask']> {
    return this.#ask(who, { move, ...(['open', 'undecide'].includes(move) && { item: this.item }) });
  }

  approve(more: object = {}): ReturnType<TestServer['ask']> {
    return this.#ask('damme', { move: 'decide', item: this.item, kind: 'approve', ...more });
  }

  async approveAsSeen(): Promise<void> {
    await this.approve({ version: (await this.seen()).version });
  }

  async askForChanges(): Promise<void> {
    await this.#ask('damme', { move: 'decide', item: this.item, kind: 'request-changes', reason: 'Te lang.' });
  }

  confirm(version: string | null): ReturnType<TestServer['ask']> {
    return this.#ask('admin', { move: 'confirm', item: this.item, version });
  }

  disagree(): ReturnType<TestServer['ask']> {
    return this.#ask('zuienkerke', { move: 'stance', item: this.item, partner: dossier.partners.zuienkerke, stance: 'disagree', remark: 'Te vroeg.' });
  }

  /** Does something to the section itself. */
  change(who: TestRole, body: object): ReturnType<TestServer['ask']> {
    return server.ask('POST', `/api/sections/${this.section}/transitions`, { as: dossier.people[who], body });
  }

  async seen(): Promise<{ readonly status: string; readonly version: string | null; readonly waiting: readonly WaitingDecision[]; readonly decision: ItemDecision | null }> {
    const as = dossier.people.damme;
    const { status, version, waiting } = await server.read(`/api/sections/${this.section}`, sectionDetail, { as });
    const { items } = await server.read(`/api/review-sessions/${this.id}`, reviewSession, { as });
    return { status, version, waiting, decision: items[0]?.decision ?? null };
  }

  /** What is asked of somebody about a decision. */
  async work(who: TestRole): Promise<string[]> {
    const { items } = await server.read('/api/work', pageOf(workItem), { as: dossier.people[who] });
    return items.flatMap(({ kind }) => (kind === 'confirm-decision' || kind === 'withdraw-decision' ? [kind] : []));
  }

  async minutes(): Promise<string> {
    return (await server.ask('GET', `/api/review-sessions/${this.id}/minutes.txt`, { as: dossier.people.damme })).text;
  }

  #ask(who: TestRole, body: object): ReturnType<TestServer['ask']> {
    return server.ask('POST', `/api/review-sessions/${this.id}/moves`, { as: dossier.people[who], body });
  }
}

describe('a decision that would wait for the penhouder', () => {
  it.each(['ready', 'drafting'] as const)('is not taken about another text than the one on the screen, of a section that is %s', async (state) => {
    const table = await Table.with(state);

    expect(await table.approve({ version: 'older', readyFirst: true })).toMatchObject({ status: 409, body: { code: 'version-changed' } });
    expect(await table.seen()).toMatchObject({ status: state, decision: null });
  });
});

describe('a decision that waits for the penhouder', () => {
  it('keeps the minutes from being adopted until it is confirmed or taken back, and that is said', async () => {
    const table = await Table.with('ready');
    await table.approve({ version: (await table.seen()).version });
    await table.move('damme', 'end');

    expect(await table.move('damme', 'adopt')).toMatchObject({ status: 403, body: { code: 'not-allowed', reason: 'decision-waits' } });
    await table.move('damme', 'undecide');
    expect((await table.move('damme', 'adopt')).status).toBe(200);
  });

  it('is confirmed over a niet akkoord that was stated after it once it is taken again, with a reason', async () => {
    const table = await Table.with('ready');
    const { version } = await table.seen();
    await table.approve({ version });
    await table.disagree();

    expect((await table.confirm(version)).body).toMatchObject({ reason: 'disagreement-needs-reason' });
    await table.move('damme', 'undecide');
    await table.approve({ version, reason: 'De termijn laat geen uitstel toe.' });
    expect((await table.confirm(version)).status).toBe(200);
    expect(await table.seen()).toMatchObject({ status: 'approved', decision: { state: 'done', reason: 'De termijn laat geen uitstel toe.' } });
  });

  it('is not confirmed by an approval in the section over a niet akkoord without a reason', async () => {
    const table = await Table.with('ready');
    const { version } = await table.seen();
    await table.approve({ version });
    await table.disagree();

    await table.change('admin', { event: 'approve', version });

    expect(await table.seen()).toMatchObject({ status: 'approved', decision: { state: 'waiting', confirmedBy: null } });
  });

  it('is confirmed by asking for changes in the section itself', async () => {
    const table = await Table.with('ready');
    await table.askForChanges();
    expect((await table.seen()).waiting).toMatchObject([{ session: { id: table.id, title: 'Overleg' }, kind: 'request-changes', reason: 'Te lang.', by: { person: dossier.people.damme.id } }]);
    await table.change('admin', { event: 'request-changes', reason: 'Te lang.' });

    expect(await table.seen()).toMatchObject({ status: 'changes-requested', decision: { state: 'done', confirmedBy: { person: dossier.people.admin.id } } });
  });

  it.each([
    ['was approved instead', 'askForChanges', (version: string | null) => ({ event: 'approve', version })],
    ['was taken back', 'approveAsSeen', () => ({ event: 'take-back' })],
  ] as const)('on a section that %s is the chair’s to take back, and the minutes say so', async (_what, decide, done) => {
    const table = await Table.with('ready');
    await table[decide]();
    await table.move('damme', 'end');
    await table.change('admin', done((await table.seen()).version));

    expect((await table.seen()).waiting).toEqual([]);
    expect([await table.work('admin'), await table.work('damme')]).toEqual([[], ['withdraw-decision']]);
    expect(await table.minutes()).toContain('kan niet meer bevestigd worden');
    expect((await table.confirm((await table.seen()).version)).status).toBe(403);
    await table.move('damme', 'undecide');
    expect((await table.move('damme', 'adopt')).status).toBe(200);
  });

  it('is not confirmed when another one is taken at this moment', async () => {
    const table = await Table.with('ready');
    const { version } = await table.seen();
    await table.approve({ version });
    const other = [
      `SELECT 1 FROM review_session WHERE id = '${table.id}' FOR UPDATE`,
      `UPDATE review_item SET decision_kind = 'request-changes', decision_reason = 'Te lang.', decided_at = now() WHERE id = '${table.item}'`,
    ];

    const { status } = await askedDuring(server.databaseUrl, other, () => table.confirm(version));

    expect(status).toBe(403);
    expect(await table.seen()).toMatchObject({ status: 'ready', decision: { kind: 'request-changes', state: 'waiting' } });
  });
});
