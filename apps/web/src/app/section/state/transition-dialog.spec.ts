import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { iedereenDigitaal2021, sectionDefinitionOf } from '@samenpen/call-templates';
import { actor, sectionDetail } from '@samenpen/contracts';
import type { SectionDetail } from '@samenpen/contracts';
import { NOW, aDossier, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { offeredActions } from './section-actions';
import type { OfferedEvent } from './section-actions';
import { TransitionDialog } from './transition-dialog';
import type { TransitionQuestion } from './transition-dialog';

const by = actor.parse({ person: id(301), name: 'Redacteur Damme', organisation: 'Damme' });
const mark = { by, at: '2021-10-19T09:31:00.000Z' };

const sectionAs = (status: SectionDetail['status'], changes: Partial<SectionDetail> = {}): SectionDetail => {
  const dossier = aDossier({ sections: { '7': { status, lastEdit: mark, markedReady: { ...mark, version: 'v1' } } } });
  return sectionDetail.parse({
    ...dossier.sections.find(({ key }) => key === '7'),
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    definition: sectionDefinitionOf(iedereenDigitaal2021, '7'),
    content: null,
    schemaVersion: null,
    waiting: [],
    ...changes,
  });
};

const closing: { result: unknown } = { result: 'open' };

async function ask(event: OfferedEvent, section: SectionDetail, seen: Partial<Pick<TransitionQuestion, 'changedSince' | 'suggestions'>> = {}) {
  const action = offeredActions(section).find((each) => each.event === event);
  if (!action) throw new RangeError(`${event} is not offered in ${section.status}.`);
  const question: TransitionQuestion = { action, section, version: 'v1', characters: 1338, words: 210, now: new Date(NOW), changedSince: () => null, suggestions: [], ...seen };
  closing.result = 'open';
  const screen = await show(TransitionDialog, {
    providers: [
      { provide: DIALOG_DATA, useValue: question },
      { provide: DialogRef, useValue: { close: (result: unknown) => (closing.result = result) } },
    ],
  });
  const url = `/api/sections/${section.id}/transitions`;
  return { screen, url };
}

const outdated = { type: 'about:blank', title: 'Conflict', status: 409, code: 'version-changed', detail: 'De tekst is gewijzigd.', currentVersion: 'v2' };

describe('approving a section', () => {
  it('shows what is approved, since when it is unchanged, and what it does', async () => {
    const { screen } = await ask('approve', sectionAs('ready'));

    expect(screen.text).toContain('Goedkeuren sluit deze tekst voor iedereen');
    expect(screen.text).toContain('1.338 tekens, 210 woorden');
    expect(screen.text).toContain('11:31, laatst bewerkt door Redacteur Damme (Damme)');
    expect(screen.text).not.toContain('Gewijzigd sinds');
    expect(await screen.faults()).toEqual([]);
  });

  it('says that the text was changed after it was marked ready', async () => {
    const { screen, url } = await ask('approve', sectionAs('ready', { markedReady: { ...mark, version: 'v0' } }));

    expect(screen.text).toContain('Gewijzigd sinds deze tekst klaar gemeld werd');
    const ready = { seq: 8, at: mark.at, isChanged: true };
    await screen.answer(url.replace('transitions', 'since'), { visit: null, ready, approval: null, named: null });
    expect(screen.element.querySelector<HTMLAnchorElement>('.notice a')?.search).toBe('?van=8&tot=now');
  });

  it('sends the version that was on the screen', async () => {
    const section = sectionAs('ready');
    const { screen, url } = await ask('approve', section);
    await screen.click('button[type=submit]');

    const request = screen.api.expectOne({ method: 'POST', url });
    expect(request.request.body).toEqual({ event: 'approve', version: 'v1' });
    request.flush({ status: 'approved', version: 'v1', section: { ...section, status: 'approved' } });
    await screen.settle();
    expect(closing.result).toMatchObject({ status: 'approved' });
  });

  it('approves nothing when the text changed meanwhile, and shows by whom and what', async () => {
    const section = sectionAs('ready');
    const typed = [{ type: 'paragraph', content: [{ type: 'text', text: 'een zin erbij' }] }];
    const { screen, url } = await ask('approve', section, { changedSince: () => ({ typed, deleted: ['een zin weg'] }) });
    await screen.click('button[type=submit]');
    await screen.refuse(url, 409, outdated);
    await screen.answer(`/api/sections/${section.id}`, { ...section, lastEdit: { ...mark, by: { ...by, name: 'Redacteur Knokke', organisation: 'Knokke-Heist' } } });

    expect(screen.text).toContain('Er is niets goedgekeurd');
    expect(screen.text).toContain('Redacteur Knokke (Knokke-Heist)');
    expect(screen.text).toContain('een zin erbij');
    expect(screen.text).toContain('een zin weg');
    expect(document.querySelector('button[type=submit]')).toBeNull();
    expect(closing.result).toBe('open');
  });
});

describe('asking for changes', () => {
  it('asks for a reason first, and sends it', async () => {
    const { screen, url } = await ask('request-changes', sectionAs('ready'));
    await screen.click('button[type=submit]');
    expect(screen.text).toContain('Geef een reden.');
    screen.api.expectNone(url);

    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = ' Cijfers ontbreken ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await screen.click('button[type=submit]');

    expect(screen.api.expectOne(url).request.body).toEqual({ event: 'request-changes', reason: 'Cijfers ontbreken' });
  });

  it('begins with the reason that a review session gave for it', async () => {
    const waiting = [{ session: { id: id(0x700), title: 'Overleg' }, kind: 'request-changes' as const, reason: 'Noem de bron.', by, at: NOW }];
    const { screen, url } = await ask('request-changes', sectionAs('ready', { waiting }));
    expect((screen.find('textarea') as HTMLTextAreaElement).value).toBe('Noem de bron.');
    await screen.click('button[type=submit]');

    expect(screen.api.expectOne(url).request.body).toEqual({ event: 'request-changes', reason: 'Noem de bron.' });
  });

  it('stays open with the sentence of the api when it is refused', async () => {
    const { screen, url } = await ask('mark-ready', sectionAs('drafting'));
    await screen.click('button[type=submit]');
    await screen.refuse(url, 403, { ...outdated, status: 403, code: 'not-allowed', detail: 'Dat mag je niet.', reason: 'section-is-empty' });

    expect(screen.text).toContain('Dat mag je niet.');
    expect(closing.result).toBe('open');
  });
});

describe('marking ready with more open suggestions than are decided at once', () => {
  it('goes on with what is left when a step is refused', async () => {
    const section = sectionAs('drafting');
    const ids = Array.from({ length: 1_001 }, (_, at) => `suggestion-${String(at)}`);
    const { screen, url } = await ask('mark-ready', section, { suggestions: ids });
    const decisions = `/api/sections/${section.id}/suggestions/decisions`;
    const none = { open: [], decided: [], mayDecide: true };
    await screen.click('label', 'Alle aanvaarden');
    await screen.click('button[type=submit]');
    await screen.answer(decisions, none);
    await screen.refuse(decisions, 503, { type: 'about:blank', title: 'x', status: 503, code: 'store-away', detail: 'De server kan nu niets bewaren.' });
    expect(screen.text).toContain('1000 voorstellen zijn beslist, 1 nog niet.');

    await screen.click('button[type=submit]');
    expect(screen.api.expectOne(decisions).request.body).toEqual({ decision: 'accept', ids: [ids[1_000]] });
    screen.api.expectNone(url);
  });
});
