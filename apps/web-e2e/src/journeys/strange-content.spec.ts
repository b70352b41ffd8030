import type { SectionDetail } from '@samenpen/contracts';
import { XmlElement, XmlText } from 'yjs';
import { eventually } from '../kit/eventually';
import { Script } from '../kit/script';
import { Stage } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

describe('an editor that is open while a script writes what no editor can have written', () => {
  it(
    'sees the repair of the server, which keeps the words',
    stage.journey(async ({ enter, product, query }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      const { id } = await facilitator.open({ key: '5b' });
      const script = await Script.of(damme, { origin: product.origin, section: id });

      const [paragraph, words] = [new XmlElement('paragraph'), new XmlText()];
      script.doc.transact(() => {
        words.insert(0, 'Klik hier.', { link: { href: 'javascript:alert(1)' } });
        paragraph.insert(0, [words]);
        script.doc.getXmlFragment('default').push([paragraph]);
      });
      await eventually(async () =>
        expect(await facilitator.section.lines()).toContain('Klik hier.'),
      );
      await eventually(() => expect(words.toString()).toBe('Klik hier.'));

      await eventually(async () =>
        expect(await facilitator.section.text.locator('a', { hasText: 'Klik hier.' }).count()).toBe(
          0,
        ),
      );
      expect(occurrences(await facilitator.section.words(), 'Klik hier.')).toBe(1);
      const repairs = await query(
        "SELECT 1 FROM audit_event WHERE action = 'live-text-repaired' AND subject = $1",
        [`section/${id}`],
      );
      expect(repairs).toHaveLength(1);
      script.destroy();
    }),
  );

  it(
    'never sees a node that it does not know: it is refused, and what was typed there stays',
    stage.journey(async ({ enter, product }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      const { id } = await facilitator.open({ key: '3-consortium' });
      await facilitator.section.newParagraphAtEnd();
      await facilitator.section.write('Dit stond er al.');
      await facilitator.section.isSaved();
      const script = await Script.of(damme, { origin: product.origin, section: id });

      const fragment = script.doc.getXmlFragment('default');
      fragment.push([new XmlElement('video')]);
      await eventually(() => expect(script.refusals).toEqual(['schema-violation']));
      await facilitator.section.putCaretBehind('Dit stond er al.');
      await facilitator.section.write(' En ik ga verder.');
      await facilitator.section.isSaved();

      await eventually(async () =>
        expect(occurrences(await damme.textOf(id), 'Dit stond er al. En ik ga verder.')).toBe(1),
      );
      const { content } = await damme.get<SectionDetail>(`/api/sections/${id}`);
      expect(JSON.stringify(content?.json)).not.toContain('video');
      script.destroy();
    }),
  );
});
