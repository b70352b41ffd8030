import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

/** As Word for Windows puts it on the clipboard, shortened. */
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=NL-BE style='tab-interval:35.4pt'><!--StartFragment-->
<h1>Aanpak in de wijken<o:p></o:p></h1>
<p class=MsoNormal><span lang=NL-BE style='font-size:11.0pt;color:#C00000'>Wij werken <b>dicht bij huis</b>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Digipunt in de bibliotheek<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>ook op zaterdag<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Hulp aan huis<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr><td width=200 style='border:solid windowtext 1.0pt'><p class=MsoNormal>Gemeente<o:p></o:p></p></td><td width=200><p class=MsoNormal>Uren<o:p></o:p></p></td></tr>
 <tr><td width=200><p class=MsoNormal>Damme<o:p></o:p></p></td><td width=200><p class=MsoNormal>12<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;

describe('editing a text', () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 320, height: 640 },
  ])('shows each line that is typed at the end of a long text: $width pixels wide', (viewport) =>
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme', { viewport });
      await damme.open({ key: '3-consortium' });

      await damme.section.newParagraphAtEnd();
      for (const line of ['Een regel die breed genoeg is om op een klein scherm te breken.', 'Nog een.', 'En de laatste.']) {
        await damme.section.write(line);
        expect({ line, isInSight: await damme.section.isCaretInSight() }).toEqual({ line, isInSight: true });
        await damme.page.keyboard.press('Enter');
      }
      await damme.page.keyboard.press('Control+Home');
      await damme.section.hasMovedCaret();
      await damme.section.write('Vooraan: ');
      expect(await damme.section.isCaretInSight()).toBe(true);
    })(),
  );

  it(
    'keeps headings, lists and tables of what Word put on the clipboard, and shows them to the others',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([
        damme.open({ key: '3-consortium' }),
        facilitator.open({ key: '3-consortium' }),
      ]);

      // The content policy keeps Word's own looks out, and says so.
      damme.allowFaults(/Applying inline style/);
      await damme.section.newParagraphAtEnd();
      await damme.section.paste(FROM_WORD);
      await damme.section.isSaved();

      for (const { section } of [damme, facilitator]) {
        await section.text
          .getByRole('heading', { name: 'Aanpak in de wijken', level: 2 })
          .waitFor();
        await section.text
          .getByRole('strong')
          .filter({ hasText: /^dicht bij huis$/ })
          .waitFor();
        const outer = section.text
          .getByRole('listitem')
          .filter({ hasText: 'Digipunt in de bibliotheek' });
        await outer
          .getByRole('list')
          .getByRole('listitem')
          .getByText('ook op zaterdag', { exact: true })
          .waitFor();
        await section.text
          .getByRole('listitem')
          .getByText('Hulp aan huis', { exact: true })
          .waitFor();
        await section.text.getByRole('columnheader', { name: 'Uren', exact: true }).waitFor();
        await section.text.getByRole('row', { name: 'Damme 12', exact: true }).waitFor();
        expect(await section.words()).not.toContain('·');
      }
    }),
  );

  it(
    'finds what one looks for and replaces it, also for the others',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([damme.open({ key: '5b' }), facilitator.open({ key: '5b' })]);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Eerst de zeppelin, daarna nog een Zeppelin.');

      await damme.page.keyboard.press('Control+h');
      await damme.section.find.term.fill('zeppelin');
      await damme.page.getByText('2 keer gevonden').waitFor();
      await damme.section.find.term.press('Enter');
      await damme.page.getByText('1 van 2').waitFor();
      await damme.section.find.replacement.fill('luchtballon');
      await damme.section.find.replaceAll.click();
      await damme.page.getByText('niet gevonden').waitFor();
      await damme.page.keyboard.press('Escape');

      for (const { section } of [damme, facilitator])
        await eventually(async () =>
          expect(await section.lines()).toContain(
            'Eerst de luchtballon, daarna nog een luchtballon.',
          ),
        );
      await damme.section.isSaved();
    }),
  );
});
