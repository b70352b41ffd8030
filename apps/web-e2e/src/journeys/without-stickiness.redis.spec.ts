import { eventually } from '../kit/eventually';
import { OfficeNetwork } from '../kit/office-network';
import { Stage } from '../kit/stage';

// Two servers behind a balancer that sends every request with frames to the other one, and a network without WebSockets:
// what a window sends reaches its connection over Redis half of the time.

const stage = new Stage({ hasSecondServer: true });

let office: OfficeNetwork;

beforeEach(async () => {
  office = await OfficeNetwork.open();
});

afterEach(() => office.close());

describe('a browser whose requests go to two servers in turn', () => {
  it.each([false, true])(
    'writes together with somebody on a WebSocket, and goes on when one of the servers is killed; answers held back: %p',
    (holdsBack) =>
      stage.journey(async ({ enter, product, secondServer }) => {
        office.webSockets = 'refuses';
        office.holdsBackAnswers = holdsBack;
        office.takingTurns = [product.origin, secondServer().origin];
        const [inside, outside] = await Promise.all([enter('redacteur@damme', { proxy: office.proxy }), enter('facilitator@werkkracht10')]);
        await Promise.all([inside.open({ key: '5b' }), outside.open({ key: '5b' })]);

        await inside.section.newParagraphAtEnd();
        await inside.section.write('Van binnen, om de beurt.');
        await inside.section.isSaved();
        await eventually(async () => expect(await outside.section.words()).toContain('Van binnen, om de beurt.'));
        await outside.section.newParagraphAtEnd();
        await outside.section.write('Van buiten.');
        await outside.section.isSaved();
        await eventually(async () => expect(await inside.section.words()).toContain('Van buiten.'));

        await secondServer().kill();
        office.takingTurns = [product.origin];
        await inside.section.putCaretBehind('Van binnen, om de beurt.');
        await inside.section.write(' En zonder de tweede.');
        await inside.section.isSaved();
        await eventually(async () => expect(await outside.section.words()).toContain('Van binnen, om de beurt. En zonder de tweede.'));
        expect(await inside.section.unincluded.count()).toBe(0);
        expect(office.accepted).toBe(0);
        expect(office.posts).toBeGreaterThan(2);
        await secondServer().start();
      })(),
  );
});
