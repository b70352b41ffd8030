import { mailChoices } from '@samenpen/contracts';
import { show } from '../../facts/a-screen';
import { MailChoices } from './mail-choices';

const known = mailChoices.parse({ mail: 'on', choices: [{ kind: 'mentioned', choice: 'hourly' }] });

describe('how one is mailed', () => {
  it('shows what holds when another choice is refused', async () => {
    const screen = await show(MailChoices);
    await screen.answer('/api/notifications/choices', known);
    const field = screen.find('select') as HTMLSelectElement;
    const before = field.value;

    field.selectedIndex = [...field.options].findIndex(({ value }) => value !== before);
    field.dispatchEvent(new Event('change'));
    await screen.refuse('/api/notifications/choices', 403, { type: 'x', title: 'x', status: 403, code: 'not-allowed', detail: 'Dit mag niet.' });

    expect(screen.text).toContain('Dit mag niet.');
    expect(field.value).toBe(before);
  });
});
