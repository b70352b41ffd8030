import { bullets, paragraph } from '../story/blocks';
import { marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const resultaten: SectionStory = {
  key: '12-tekst',
  owner: null,
  steps: [
    writes(
      'redacteur@oostkamp',
      workday(5, '11:45'),
      paragraph(
        'We meten wat een inwoner merkt. Daarom is onze belangrijkste indicator eenvoudig: hoeveel van de mensen die een dienst uitproberen, werken hun taak af zonder hulp, bij de eerste test en een jaar later?',
      ),
      bullets(
        '**Diensten:** aantal getoetste diensten en aandeel uitgevoerde verbeterpunten, per gemeente.',
        '**Netwerk:** aantal plaatsen en mensen op de doorverwijskaart, en hoe vaak ze klopt bij een steekproef.',
        '**Beleid:** actieplan goedgekeurd, aanspreekpunt aangeduid, bespreking in de gemeenteraad.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(3, '16:25'),
      paragraph(
        'De nulwaarden komen uit de nulmeting; we schatten ze vandaag niet. De streefwaarden staan per gemeente in de tabel. Wie zijn streefwaarde niet haalt, legt in de stuurgroep uit waarom en wat er verandert.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(3, '17:15'),
      paragraph(
        'Tellen mag het helpen niet in de weg staan. Medewerkers zetten per hulpvraag één kruisje: welke dienst, opgelost of doorverwezen, en naar wie. Namen houden we niet bij. Drie keer per jaar bellen we een kleine groep inwoners die daarvoor toestemming gaf, met één vraag: is het intussen gelukt?',
      ),
    ),
    marksReady('redacteur@oostkamp', workday(2, '09:50')),
  ],
};
