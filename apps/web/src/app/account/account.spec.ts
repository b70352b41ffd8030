import { TestBed } from '@angular/core/testing';
import { id } from '../../facts/a-dossier';
import type { Screen } from '../../facts/a-screen';
import { show } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { Words } from '../words/words';
import { Account } from './account';

const token = { id: id(900), name: 'Exportscript', createdAt: '2026-11-01T10:00:00.000Z', expiresAt: '2027-01-10T10:00:00.000Z', lastUsedAt: null };

async function account(): Promise<Screen<Account>> {
  const screen = await show(Account, { routes: [{ path: '**', component: Account }] });
  await signIn(screen, 1);
  return screen;
}

describe('my account', () => {
  it('says who one is and for whom', async () => {
    const screen = await account();
    await screen.answer('/api/tokens', { items: [], nextCursor: null });

    expect(screen.text).toContain('Redacteur Damme Dossier Noord');
    expect(await screen.faults()).toEqual([]);
  });

  it('changes the language in place and keeps it with the account', async () => {
    const screen = await account();
    await screen.click('input[value=en]');
    await screen.settle();

    expect(screen.text).toContain('My account');
    expect(document.documentElement.lang).toBe('en');
    expect(screen.api.expectOne({ method: 'PATCH', url: '/api/session/person' }).request.body).toEqual({ language: 'en' });
    await TestBed.inject(Words).speak('nl');
  });

  it('changes the theme at once', async () => {
    const screen = await account();
    await screen.click('input[value=dark]');

    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(screen.api.expectOne({ method: 'PATCH', url: '/api/session/person' }).request.body).toEqual({ theme: 'dark' });
  });

  it('shows a new token once, and ends one only after a second click', async () => {
    const screen = await account();
    await screen.answer('/api/tokens', { items: [token], nextCursor: null });
    const name = screen.find('#token-name') as HTMLInputElement;
    name.value = 'Script';
    name.dispatchEvent(new Event('input'));
    await screen.click('button[type=submit]');
    screen.api.expectOne({ method: 'POST', url: '/api/tokens' }).flush({ ...token, id: id(901), token: 'sp_geheim' });
    await screen.settle();
    expect(screen.text).toContain('sp_geheim');
    await screen.answer('/api/tokens', { items: [token], nextCursor: null });

    await screen.click('sp-token-list button', 'Intrekken');
    screen.api.expectNone({ method: 'DELETE' });
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Exportscript');
    await screen.click('sp-token-list .sure button', 'Annuleren');
    expect(document.activeElement).toBe(screen.find('sp-token-list button', 'Intrekken'));
    await screen.click('sp-token-list button', 'Intrekken');
    await screen.click('sp-token-list .sure button', 'Intrekken');
    const request = screen.api.expectOne({ method: 'DELETE' });
    expect(request.request.url).toBe(`/api/tokens/${token.id}`);
    request.flush(null, { status: 204, statusText: 'No Content' });
    await screen.settle();
    expect(document.activeElement).toBe(name);
  });

  it('signs out everywhere only after asking', async () => {
    const screen = await account();
    await screen.click('button', 'Overal afmelden');
    screen.api.expectNone({ method: 'DELETE' });
    await screen.click('button', 'Annuleren');
    expect(document.activeElement).toBe(screen.find('button', 'Overal afmelden'));
    await screen.click('button', 'Overal afmelden');
    expect(document.activeElement).toBe(screen.find('[role=group]', 'Ook dit venster'));
    await screen.click('button', 'Ja, overal afmelden');

    expect(screen.api.expectOne({ method: 'DELETE' }).request.urlWithParams).toBe('/api/session?everywhere=1');
  });
});
