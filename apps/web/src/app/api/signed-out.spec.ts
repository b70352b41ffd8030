import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { aSession } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { NotFound } from '../shell/not-found';
import { LoginEnd } from './login-end';
import { Problems } from './problems';
import { Sessions } from './sessions';

const notSignedIn = { type: 'x', title: 'x', status: 401, code: 'not-signed-in', detail: 'Meld je aan.' };

const anotherLogin = { ...notSignedIn, code: 'another-login' };

describe('when the login ends while a page is open', () => {
  it('is noticed at the first refused call', async () => {
    const screen = await show(NotFound);
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/work')).catch((error: unknown) => error);
    await screen.refuse('/api/work', 401, notSignedIn);

    expect(await asked).toBeInstanceOf(HttpErrorResponse);
    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(true);
  });

  it('asks again what was refused, once somebody signed in again', async () => {
    const screen = await show(NotFound);
    const before = TestBed.inject(LoginEnd).epoch();
    const signingIn = TestBed.inject(Sessions).signIn({ email: 'redacteur@damme.example', password: 'x' });
    await screen.answer('/api/session', aSession({ as: 1 }));
    await screen.answer('/api/session', aSession({ as: 1 }));
    await signingIn;

    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(false);
    expect(TestBed.inject(LoginEnd).epoch()).toBe(before + 1);
  });

  it('is no ending when the person signs out while something is still asked', async () => {
    const screen = await show(NotFound);
    const late = firstValueFrom(TestBed.inject(HttpClient).get('/api/work')).catch((error: unknown) => error);
    const leaving = TestBed.inject(Sessions).signOut();
    await screen.answer('/api/session', {});
    await leaving;
    await screen.refuse('/api/work', 401, notSignedIn);

    expect(await late).toBeInstanceOf(HttpErrorResponse);
    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(false);
  });

  it('is told apart when another window of the browser brought the login of somebody else', async () => {
    const screen = await show(NotFound);
    await signIn(screen, 0);
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/work')).catch((error: unknown) => error);
    await screen.refuse('/api/work', 401, anotherLogin);
    await asked;

    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(true);
    expect(TestBed.inject(LoginEnd).isAnother()).toBe(true);
  });

  it('leaves the login of somebody else alone when the person signs out here', async () => {
    const screen = await show(NotFound);
    await signIn(screen, 0);
    TestBed.inject(LoginEnd).notice('another');
    const leaving = TestBed.inject(Sessions).signOut();
    await screen.refuse('/api/session', 401, anotherLogin);
    await leaving;

    expect(TestBed.inject(Sessions).current()).toBeNull();
    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(false);
  });

  it('is no ending when a visitor asks who is signed in', async () => {
    const screen = await show(NotFound);
    const asked = TestBed.inject(Sessions).whoIsSignedIn();
    await screen.refuse('/api/session', 401, notSignedIn);

    expect(await asked).toBeNull();
    expect(TestBed.inject(LoginEnd).isNoticed()).toBe(false);
  });
});

describe('every call of a page', () => {
  it('says whose page it is, except where anybody may sign in', async () => {
    const screen = await show(NotFound);
    await signIn(screen, 0);
    const own = aSession({ as: 0 }).person.id;
    const http = TestBed.inject(HttpClient);
    const said = (method: string, url: string): string | null => {
      http.request(method, url).subscribe({ error: () => undefined });
      const [waiting] = screen.api.match({ method, url });
      waiting?.flush({});
      return waiting?.request.headers.get('X-Samenpen-Person') ?? null;
    };

    for (const [method, url] of [['GET', '/api/work'], ['POST', '/api/threads'], ['PATCH', '/api/session/person'], ['DELETE', '/api/session']] as const) expect(said(method, url)).toBe(own);
    for (const method of ['GET', 'POST']) expect(said(method, '/api/session')).toBeNull();
    expect(said('GET', 'https://elsewhere.example/')).toBeNull();
  });
});

describe('a fault', () => {
  it.each([
    [new HttpErrorResponse({ status: 0 }), 'niet bereikbaar'],
    [new HttpErrorResponse({ status: 500, error: '<html>' }), 'niet begrijpt'],
    [new HttpErrorResponse({ status: 403, error: { ...notSignedIn, status: 403, code: 'not-allowed', detail: 'Alleen de penhouder.' } }), 'Alleen de penhouder.'],
    [new HttpErrorResponse({ status: 429, error: { ...notSignedIn, status: 429, code: 'too-many-failures', retryAfter: 90 } }), 'Wacht 2 min'],
    [new Error('own'), 'niet begrijpt'],
  ])('is a sentence for people: %p', async (error, words) => {
    await show(NotFound);

    expect(TestBed.inject(Problems).sentence(error)).toContain(words);
  });
});
