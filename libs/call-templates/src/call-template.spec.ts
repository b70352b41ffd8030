import { callTemplate, iedereenDigitaal2021, sectionDefinitionOf, sectionInstances, type CallTemplate } from './index';

/** What an operator types in for a call that nobody thought of: plain data, no code. */
const gardensTemplate: unknown = JSON.parse(`{
  "slug": "buurttuinen-2027", "title": "Buurttuinen", "grantor": "Voorbeeldprovincie", "programme": null, "version": "3",
  "deadline": { "at": "2027-03-01T11:00:00Z", "timeZone": "Europe/Brussels", "movedFrom": null,
    "source": { "source": "call", "reference": "Reglement, artikel 2" } },
  "maxSubsidyCents": { "value": 5000000, "source": { "source": "call", "reference": "Reglement, artikel 4" } },
  "maxDurationMonths": { "value": 12, "source": { "source": "call", "reference": "Reglement, artikel 5" } },
  "overheadRateBp": { "value": 1500, "source": { "source": "call", "reference": "Reglement, artikel 6" } },
  "goalYear": { "value": null, "source": { "source": "call", "reference": "Reglement" } },
  "choices": [], "exclusions": [], "forbidden": [], "rules": [],
  "sections": [
    { "key": "plan", "number": "1", "group": "Plan", "title": "Het plan", "kind": "text", "scope": "consortium",
      "appliesTo": [], "guidance": ["Wat plant je?"],
      "limits": { "minCharacters": null, "maxCharacters": 500, "source": { "source": "call", "reference": "Reglement, artikel 7" } },
      "required": true, "mayBeNotApplicable": false, "followsChoice": null, "isConsolidated": false, "columns": [],
      "maxRows": null, "source": { "source": "call", "reference": "Reglement, artikel 7" }, "rules": [] },
    { "key": "tuin", "number": "2", "group": "Tuinen", "title": "Je tuin", "kind": "table", "scope": "partner",
      "appliesTo": ["penhouder", "partner-without-funds"], "guidance": [], "limits": null,
      "required": false, "mayBeNotApplicable": true, "followsChoice": null, "isConsolidated": false,
      "columns": [{ "key": "perk", "title": "Perk", "type": "text", "required": true }],
      "maxRows": 8, "source": { "source": "example", "reference": "Voorbeeld" }, "rules": [] }
  ]
}`);

/** The sentences with which the schema refuses a template that differs so in its first section. */
function faults(different: Partial<CallTemplate['sections'][number]>): string {
  const { sections, ...call } = iedereenDigitaal2021;
  const [first, ...others] = sections;
  const answer = callTemplate.safeParse({ ...call, sections: [{ ...first, ...different }, ...others] });
  return answer.success ? '' : answer.error.issues.map(({ message }) => message).join('; ');
}

describe('a call that nobody thought of', () => {
  const gardens = callTemplate.parse(gardensTemplate);

  it('gives a dossier its sections without a line of code', () => {
    const instances = sectionInstances(gardens, [
      { id: 'a', projectRole: 'penhouder' },
      { id: 'b', projectRole: 'initiator' },
      { id: 'c', projectRole: 'partner-without-funds' },
    ]);

    expect(instances.map(({ key, owner }) => [key, owner])).toEqual([['plan', null], ['tuin', 'a'], ['tuin', 'c']]);
    expect(instances[0]).toMatchObject({ limits: { maxCharacters: 500 }, limitsSource: 'call', initialStatus: 'empty' });
  });
  it('says of each section what it asks, and where each rule comes from', () => {
    expect(sectionDefinitionOf(gardens, 'plan')).toEqual({
      guidance: ['Wat plant je?'],
      columns: [],
      maxRows: null,
      rules: [
        { code: 'required', text: 'Deze sectie is verplicht.', source: { source: 'call', reference: 'Reglement, artikel 7' } },
        {
          code: 'max-characters',
          text: 'Hoogstens 500 tekens, spaties inbegrepen.',
          source: { source: 'call', reference: 'Reglement, artikel 7' },
        },
      ],
    });
    expect(sectionDefinitionOf(gardens, 'tuin')).toMatchObject({ maxRows: 8, rules: [{ code: 'optional' }] });
    expect(sectionDefinitionOf(gardens, 'unknown')).toBeUndefined();
  });
});

describe('a template that contradicts itself', () => {
  const text = { minCharacters: null, maxCharacters: null, source: { source: 'example', reference: 'x' } } as const;

  it('is refused with a sentence that names the section', () => {
    expect(faults({})).toBe('');
    expect(faults({ scope: 'partner' })).toBe('section 0-zin: a section per partner names the project roles it applies to');
    expect(faults({ appliesTo: ['penhouder'] })).toMatch(/applies to no single role/u);
    expect(faults({ kind: 'table', limits: null })).toMatch(/needs columns/u);
    expect(faults({ kind: 'budget' })).toMatch(/only a text has limits/u);
    expect(faults({ limits: { ...text, minCharacters: 9, maxCharacters: 8 } })).toMatch(/minimum is above the maximum/u);
    expect(faults({ isConsolidated: true })).toMatch(/only the budget of the consortium/u);
    expect(faults({ key: '4' })).toMatch(/this key stands twice/u);
    expect(faults({ followsChoice: { choice: 'invalshoeken', option: 'vierde' } })).toMatch(/option that no choice offers/u);
  });
  it('is refused for columns that cannot be filled in', () => {
    const column = { key: 'a', title: 'A', type: 'text', required: true } as const;

    expect(faults({ columns: [column, column] })).toMatch(/column key stands twice/u);
    expect(faults({ columns: [{ ...column, type: 'choice' }] })).toMatch(/choices belong/u);
    expect(faults({ columns: [{ ...column, choices: ['a'] }] })).toMatch(/choices belong/u);
  });
  it('is refused for a field that nobody knows', () => {
    expect(callTemplate.safeParse({ ...iedereenDigitaal2021, jury: 'unknown' }).success).toBe(false);
  });
});
