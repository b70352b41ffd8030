import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { signInOptions } from '@samenpen/contracts';
import { aSession } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { SignIn } from './sign-in';

const card = (organisation: string, role: string) => ({
  email: `${role}@${organisation.toLowerCase()}.example`,
  name: organisation,
  role,
  organisation,
  dossiers: ['noord'],
});

const demo = signInOptions.parse({
  demo: true,
  demoPassword: 'samenpen-demo',
  secondOrigin: 'http://127.0.0.1:3000',
  deadlineMoved: true,
  cards: [card('Blankenberge', 'penhouder-admin'), card('Jabbeke', 'partner-editor'), card('Damme', 'partner-editor'), card('Zuienkerke', 'signatory')],
});

const signIn = async (inputs: Record<string, unknown> = {}) => show(SignIn, { inputs, routes: [{ path: '**', component: SignIn }] });

describe('the sign-in page', () => {
  it('blocks neither paste nor password managers', async () => {
    const screen = await signIn();

    expect(screen.find('#sign-in-password').getAttribute('autocomplete')).toBe('current-password');
    expect(screen.find('#sign-in-email').dispatchEvent(new Event('paste', { cancelable: true }))).toBe(true);
  });

  it('says in a sentence that address and password do not fit, and keeps what was typed', async () => {
    const screen = await signIn();
    const email = screen.find('#sign-in-email') as HTMLInputElement;
    email.value = 'redacteur@damme.example';
    email.dispatchEvent(new Event('input'));
    await screen.click('button[type=submit]');

    await screen.refuse('/api/session', 401, { type: 'x', title: 'x', status: 401, code: 'bad-credentials', detail: 'x' });

    expect(screen.find('[role=alert]', 'horen niet bij elkaar')).toBeTruthy();
    expect(email.value).toBe('redacteur@damme.example');
    expect(email.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows no role cards outside the demo', async () => {
    const screen = await signIn();
    await screen.answer('/api/session/options', { demo: false, cards: [], deadlineMoved: false });

    expect(screen.element.querySelector('sp-role-cards')).toBeNull();
  });
});

describe('the demo', () => {
  it('signs in with one click on a card and goes where one wanted to be', async () => {
    const screen = await signIn({ terug: '/dossiers/noord' });
    await screen.answer('/api/session/options', demo);
    await screen.click('button', 'Redacteur Damme');

    const request = screen.api.expectOne({ method: 'POST', url: '/api/session' });
    expect(request.request.body).toEqual({ email: 'partner-editor@damme.example', password: 'samenpen-demo' });
    expect(request.request.headers.get('X-Samenpen')).toBe('1');
    request.flush(aSession({ as: 1 }));
    await screen.settle();
    await screen.answer('/api/session', aSession({ as: 1 }));

    expect(TestBed.inject(Router).url).toBe('/dossiers/noord');
  });

  it('offers a second window under the other host name', async () => {
    const screen = await signIn();
    await screen.answer('/api/session/options', demo);

    expect(screen.find('a', 'tweede venster als Damme').getAttribute('href')).toBe(
      'http://127.0.0.1:3000/aanmelden?als=partner-editor%40damme.example',
    );
  });

  it('puts the card that the second window came for first', async () => {
    const screen = await signIn({ als: 'signatory@zuienkerke.example' });
    await screen.answer('/api/session/options', demo);

    expect(screen.element.querySelector('.cards button')?.textContent).toContain('Gemachtigde Zuienkerke');
  });

  it('has no accessibility faults', async () => {
    const screen = await signIn();
    await screen.answer('/api/session/options', demo);

    expect(await screen.faults()).toEqual([]);
  });
});
