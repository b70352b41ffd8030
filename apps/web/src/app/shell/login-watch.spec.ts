import { ApplicationRef, DOCUMENT, EnvironmentInjector, createEnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aSession } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';
import { Dialogs } from './dialogs';
import { LoginWatch } from './login-watch';
import { NotFound } from './not-found';

/** The login of the first person ends, and this one signs in over the page. */
async function signedInOverThePage(as: number): Promise<{ reload: jest.Mock; focus: jest.Mock }> {
  const screen = await show(NotFound);
  await signIn(screen, 0);
  const field = document.createElement('textarea');
  const [reload, focus] = [jest.fn(), jest.spyOn(field, 'focus')];
  const answered = Promise.withResolvers<undefined>();
  const openUnasked = () => answered.promise;
  // A page that can be reloaded without the spec.
  const page = { activeElement: field, location: { reload } };
  const injector = createEnvironmentInjector([{ provide: DOCUMENT, useValue: page }, { provide: Dialogs, useValue: { openUnasked } }, LoginWatch], TestBed.inject(EnvironmentInjector));
  runInInjectionContext(injector, () => injector.get(LoginWatch).start());
  TestBed.inject(LoginEnd).notice();
  await screen.settle();

  const signing = TestBed.inject(Sessions).signIn({ email: 'x', password: 'x' });
  await screen.answer('/api/session', aSession({ as }));
  await screen.answer('/api/session', aSession({ as }));
  await signing;
  answered.resolve(undefined);
  await screen.settle();
  TestBed.inject(ApplicationRef).tick();
  return { reload, focus: focus as unknown as jest.Mock };
}

describe('signing in over the page', () => {
  it('leaves the page as it was for the same person, who goes on where they were', async () => {
    const { reload, focus } = await signedInOverThePage(0);

    expect(focus).toHaveBeenCalledTimes(1);
    expect(reload).not.toHaveBeenCalled();
  });

  it('begins anew for somebody else: what stands there was read and typed by another', async () => {
    const { reload } = await signedInOverThePage(1);

    expect(reload).toHaveBeenCalledTimes(1);
  });
});
