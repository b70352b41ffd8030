import { iedereenDigitaal2021, sectionDefinitionOf } from '@samenpen/call-templates';
import { sectionDetail } from '@samenpen/contracts';
import { aDossier } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { DefinitionPanel } from './definition-panel';

const dossier = aDossier();

async function panel(key: string) {
  const section = sectionDetail.parse({
    ...dossier.sections.find((each) => each.key === key),
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    definition: sectionDefinitionOf(iedereenDigitaal2021, key),
    content: null,
    schemaVersion: null,
    waiting: [],
  });
  return { screen: await show(DefinitionPanel, { inputs: { section } }), definition: section.definition };
}

describe('a section that is no text', () => {
  it.each(['6', '11', '15-partner', '1', '19', '20'])('shows what the call asks in %s, with the source of each rule', async (key) => {
    const { screen, definition } = await panel(key);

    for (const { title } of definition.columns) expect(screen.text).toContain(title);
    for (const { text } of definition.rules) expect(screen.text).toContain(text.replace(/\s+/g, ' ').trim());
    expect(screen.element.querySelectorAll('.source')).toHaveLength(definition.rules.length);
    expect(await screen.faults()).toEqual([]);
  });
});
