import { aDossier } from '../../../facts/a-dossier';
import type { Screen } from '../../../facts/a-screen';
import { show } from '../../../facts/a-screen';
import { SectionTree } from './section-tree';

const dossier = aDossier({ sections: { '4': { characters: 3412, status: 'drafting' }, '3-partner@Damme': { status: 'ready' } } });
const sectionOf = (key: string, partner?: string) =>
  dossier.sections.find((section) => section.key === key && (partner === undefined || dossier.partners.find(({ id }) => id === section.partner)?.name === partner));

const tree = async (inputs: Record<string, unknown> = {}) => show(SectionTree, { inputs: { dossier, ...inputs } });
const row = (screen: Screen<SectionTree>, words: string): HTMLElement => screen.find('[role=treeitem]', words);
const focused = (): string => document.activeElement?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('the section tree', () => {
  it('groups the sections under their numbers and leads to each', async () => {
    const screen = await tree();

    expect(row(screen, 'Doelstellingen en gekozen').getAttribute('href')).toBe(`/dossiers/noord/secties/${sectionOf('4')?.id ?? ''}`);
    expect(row(screen, 'Rol en engagement').getAttribute('aria-expanded')).toBe('false');
  });

  it('says state and excess in words', async () => {
    const screen = await tree();

    expect(row(screen, 'Doelstellingen en gekozen').textContent).toContain('412 tekens te veel');
    expect(row(screen, 'Doelstellingen en gekozen').textContent).toContain('in bewerking');
  });

  it('stands open around the section on the screen, which is the one that Tab reaches', async () => {
    const screen = await tree({ current: sectionOf('3-partner', 'Damme')?.id });
    const damme = row(screen, 'Damme');

    expect(damme.getAttribute('aria-current')).toBe('page');
    expect([...screen.element.querySelectorAll('[tabindex="0"]')]).toEqual([damme]);
  });

  it('folds open and walks in with the arrows', async () => {
    const screen = await tree();
    const head = row(screen, 'Rol en engagement');
    head.focus();

    await screen.press(head, 'ArrowRight');
    expect(row(screen, 'Rol en engagement').getAttribute('aria-expanded')).toBe('true');
    await screen.press(row(screen, 'Rol en engagement'), 'ArrowRight');
    expect(focused()).toContain('Blankenberge');
  });

  it('says where others wrote since one looked, also of what is folded away', async () => {
    const [damme, goals] = [sectionOf('3-partner', 'Damme'), sectionOf('4')];
    const screen = await tree({ unread: new Set([damme?.id, goals?.id]) });

    expect(row(screen, 'Doelstellingen en gekozen').textContent).toContain('gewijzigd sinds je laatst keek');
    const head = row(screen, 'Omgevingsanalyse');
    expect(head.textContent).toContain('een onderdeel hiervan is gewijzigd sinds je laatst keek');
    await screen.press(head, 'ArrowRight');
    expect(row(screen, 'Omgevingsanalyse').textContent).not.toContain('gewijzigd sinds');
    expect(row(screen, 'Damme').textContent).toContain('gewijzigd sinds je laatst keek');
  });

  it('leads to places in the reading view when it is its contents', async () => {
    const screen = await tree({ asContents: true });

    expect(row(screen, 'Doelstellingen en gekozen').getAttribute('href')).toBe(`/dossiers/noord/lezen#s-${sectionOf('4')?.id ?? ''}`);
  });

  it('has no accessibility faults', async () => {
    const screen = await tree({ current: sectionOf('3-partner', 'Damme')?.id });

    expect(await screen.faults()).toEqual([]);
  });
});
