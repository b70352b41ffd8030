import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs';
import { keptText } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import { Script } from '../kit/script';
import { Stage } from '../kit/stage';

const stage = new Stage();

/** A paragraph that looks as if a Yjs client had written it. */
function madeUpUnder(client: number, { doc }: Script): Uint8Array {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  const before = encodeStateVector(copy);
  copy.clientID = client;
  const [paragraph, text] = [new XmlElement('paragraph'), new XmlText()];
  text.insert(0, 'Dit heeft iemand anders verzonnen, in naam van wie even weg was.');
  paragraph.insert(0, [text]);
  copy.getXmlFragment('default').push([paragraph]);
  return encodeStateAsUpdate(copy, before);
}

describe('words that are written offline while somebody makes up others under the same Yjs client', () => {
  it(
    'are not said to be saved, and are kept for who wrote them',
    stage.journey(async ({ enter, product }) => {
      const [damme, knokke] = await Promise.all([enter('redacteur@damme'), enter('redacteur@knokke-heist')]);
      const line = await Line.of(damme.page);
      const { id } = await damme.open({ key: '5b' });
      const script = await Script.of(knokke, { origin: product.origin, section: id });
      const known = new Set(script.doc.store.clients.keys());
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Dit is van mij.');
      await damme.section.isSaved();
      const clientOfDamme = await eventually(() => {
        const [client] = [...script.doc.store.clients.keys()].filter((each) => !known.has(each));
        if (client === undefined) throw new Error('nothing of Damme has come');
        return client;
      });

      line.cut();
      await damme.context.setOffline(true);
      await damme.section.write(' En dit ook.');
      await eventually(async () => expect(await keptText(damme.page, id)).toContain('En dit ook.'));
      await damme.page.goto('about:blank');
      // As long as the server takes Damme to be there, nobody else writes under that client.
      await eventually(async () => {
        const another = await Script.of(knokke, { origin: product.origin, section: id });
        applyUpdate(another.doc, madeUpUnder(clientOfDamme, another));
        await eventually(async () => expect(await knokke.textOf(id)).toContain('verzonnen'), 1_000).finally(() => another.destroy());
      });
      await line.mend();
      await damme.context.setOffline(false);
      await damme.open({ key: '5b' });

      await damme.section.unincluded.getByText('En dit ook.').waitFor();
      await damme.section.isOpenToWrite();
      expect(await damme.textOf(id)).not.toContain('En dit ook.');
      await damme.section.unincluded.getByRole('button', { name: 'Opnieuw voorstellen' }).click();
      await damme.section.isSaved();
      await eventually(async () => expect(await damme.textOf(id)).toContain('En dit ook.'));
      script.destroy();
    }),
  );
});
