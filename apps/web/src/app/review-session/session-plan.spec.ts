import { aReviewSession } from '../../facts/a-review-session';
import { show } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { OpenSession } from './open-session';
import { SessionPlan } from './session-plan';

const open = { move: jest.fn(), isChair: () => false, fault: () => null };

describe('a session that was cancelled', () => {
  it('says why to whoever comes to its page', async () => {
    const session = { ...aReviewSession(), state: 'cancelled' as const, cancelReason: 'Te weinig volk.', startedAt: null, current: null };
    const screen = await show(SessionPlan, { inputs: { session }, providers: [OpenDossier, { provide: OpenSession, useValue: open }] });
    await inNoord(screen);

    expect(screen.find('header').textContent).toContain('afgelast');
    expect(screen.find('header').textContent).toContain('Te weinig volk.');
  });
});
