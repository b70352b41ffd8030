import type { ProjectRole } from '@samenpen/contracts';
import { iedereenDigitaal2021, sectionDefinitionOf, sectionInstances, type TemplatePartner } from '../index';

function partners(roles: Readonly<Record<string, ProjectRole>>): readonly TemplatePartner[] {
  return Object.entries(roles).map(([id, projectRole]) => ({ id, projectRole }));
}

const noord = partners({
  blankenberge: 'penhouder',
  damme: 'initiator',
  'knokke-heist': 'initiator',
  zuienkerke: 'initiator',
  brugge: 'partner-without-funds',
});

const west = partners({
  beernem: 'penhouder',
  jabbeke: 'initiator',
  oostkamp: 'initiator',
  torhout: 'initiator',
  zedelgem: 'initiator',
  brugge: 'partner-without-funds',
});

function keysOf(owner: string | null, dossier = noord): readonly string[] {
  return sectionInstances(iedereenDigitaal2021, dossier)
    .filter((instance) => instance.owner === owner)
    .map(({ key }) => key);
}

describe('the sections of Iedereen Digitaal 2021', () => {
  it('are 47 in Noord and 53 in West', () => {
    expect(sectionInstances(iedereenDigitaal2021, noord)).toHaveLength(47);
    expect(sectionInstances(iedereenDigitaal2021, west)).toHaveLength(53);
  });
  it('exist once for the consortium', () => {
    expect(keysOf(null)).toEqual([
      '0-zin', '0-samenvatting', '2-tekst', '2-partners', '3-consortium', '4', '5a', '5b', '5c', '6', '7',
      '8-tekst', '8-tabel', '9', '11', '12-tabel', '12-tekst', '13', '14', '15-consortium', '16', '20',
    ]);
  });
  it('are the same for every municipality that applies, and one more for the penhouder', () => {
    const own = ['3-partner', '10', '15-partner', '17', '18', '19'];

    expect(keysOf('damme')).toEqual(own);
    expect(keysOf('zuienkerke')).toEqual(own);
    expect(keysOf('blankenberge')).toEqual(['1', ...own]);
  });
  it('ask nothing of a partner without money, whose part is told in the text on the partners', () => {
    const told = sectionDefinitionOf(iedereenDigitaal2021, '2-tekst')?.guidance.join(' ');

    expect(keysOf('brugge')).toEqual([]);
    expect(keysOf('brugge', west)).toEqual([]);
    expect(told).toMatch(/zonder financiering/u);
  });
  it('stand in the order of their numbers, with positions that count up', () => {
    const instances = sectionInstances(iedereenDigitaal2021, noord);
    const numbers = instances.map(({ number }) => Number.parseInt(number, 10));

    expect(instances.map(({ position }) => position)).toEqual(instances.map((_, index) => index));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });
  it('give a text per partner its minimum and maximum', () => {
    const engagement = sectionInstances(iedereenDigitaal2021, noord).find(({ key }) => key === '10');

    expect(engagement).toMatchObject({ kind: 'text', limits: { minCharacters: 300, maxCharacters: 1500 } });
  });
  it('begin empty, a declaration open', () => {
    const instances = sectionInstances(iedereenDigitaal2021, noord);
    const open = instances.filter(({ initialStatus }) => initialStatus === 'open');

    expect(open.map(({ kind }) => kind)).toEqual(['declaration', 'declaration', 'declaration', 'declaration']);
  });
});
