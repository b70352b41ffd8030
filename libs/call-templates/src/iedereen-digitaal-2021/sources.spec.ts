import { iedereenDigitaal2021, sectionDefinitionOf } from '../index';

/** Every rule of the template that claims to come from the call, once. */
function rulesOfTheCall(): readonly string[] {
  const ofSections = iedereenDigitaal2021.sections.flatMap(
    ({ key }) => sectionDefinitionOf(iedereenDigitaal2021, key)?.rules ?? [],
  );
  const all = [...iedereenDigitaal2021.rules, ...iedereenDigitaal2021.forbidden, ...ofSections];
  return [...new Set(all.filter(({ source }) => source.source === 'call').map(({ code }) => code))].toSorted();
}

describe('what Iedereen Digitaal 2021 takes from the call', () => {
  it('is nothing but what is known of it', () => {
    expect(rulesOfTheCall()).toEqual([
      'angles',
      'deadline',
      'digibank',
      'excluded-organisations',
      'goal-year',
      'max-duration',
      'max-subsidy',
      'mere-ict-purchase',
      'no-digibank',
      'no-mere-purchase',
      'several-aspects',
    ]);
  });
  it('is a cap per dossier, 36 months and 2024', () => {
    expect(iedereenDigitaal2021.maxSubsidyCents.value).toBe(20_000_000);
    expect(iedereenDigitaal2021.maxDurationMonths.value).toBe(36);
    expect(iedereenDigitaal2021.goalYear.value).toBe(2024);
  });
  it('is a deadline at noon in Brussels that moved from 4 October', () => {
    const { at, timeZone, movedFrom } = iedereenDigitaal2021.deadline;
    const shown = new Intl.DateTimeFormat('nl-BE', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

    expect(shown).toMatch(/vrijdag 29 oktober 2021.*12:00/u);
    expect(movedFrom).toBe('2021-10-04');
  });
  it('is the exclusion of Brugge, with its reason', () => {
    expect(iedereenDigitaal2021.exclusions).toMatchObject([{ nis: '31005', name: 'Brugge', source: { source: 'call' } }]);
  });
  it('is no limit in characters, no maximum of rows and no overhead', () => {
    const limits = iedereenDigitaal2021.sections.flatMap(({ limits: one }) => (one === null ? [] : [one.source.source]));

    expect(new Set(limits)).toEqual(new Set(['example']));
    expect(iedereenDigitaal2021.overheadRateBp.value).toBeNull();
  });
});

describe('the guidance of Iedereen Digitaal 2021', () => {
  it('helps in every section, and speaks to the writer with je', () => {
    const guidance = iedereenDigitaal2021.sections.map(({ guidance: questions }) => questions);

    expect(guidance.every((questions) => questions.length > 0)).toBe(true);
    expect(guidance.flat().join(' ')).not.toMatch(/\b(u|uw)\b/iu);
  });
  it('asks each municipality how far its own work is and what stands by 2024', () => {
    const definition = sectionDefinitionOf(iedereenDigitaal2021, '10');

    expect(definition?.columns.map(({ key }) => key)).toEqual(['werking-vandaag', 'werking-2024', 'meerjarenplan', 'dienst']);
    expect(definition?.columns[0]?.choices).toEqual(['geen', 'in opbouw', 'actief']);
  });
  it('ties the three texts on the angles to the choice of the dossier', () => {
    const tied = iedereenDigitaal2021.sections.filter(({ followsChoice }) => followsChoice !== null);

    expect(tied.map(({ key, mayBeNotApplicable }) => [key, mayBeNotApplicable])).toEqual([['5a', true], ['5b', true], ['5c', true]]);
  });
});
