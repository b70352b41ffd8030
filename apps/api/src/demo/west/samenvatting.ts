import { bullets, heading, paragraph } from '../story/blocks';
import { approves, marksReady, names, workday, writes, type SectionStory } from '../story/section-story';

export const zin: SectionStory = {
  key: '0-zin',
  owner: null,
  steps: [
    writes(
      'beheerder@beernem',
      workday(10, '09:20'),
      paragraph(
        'Vijf besturen maken hun diensten bruikbaar voor iedereen en brengen digitale hulp tot in elk dorp.',
      ),
    ),
    marksReady('beheerder@beernem', workday(9, '09:00')),
    approves('beheerder2@beernem', workday(8, '10:00')),
  ],
};

export const samenvatting: SectionStory = {
  key: '0-samenvatting',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(9, '11:30'),
      paragraph(
        'Beernem, Jabbeke, Oostkamp, Torhout en Zedelgem pakken digitale uitsluiting samen aan. De vijf gemeenten tellen 96.608 inwoners (2019), in dorpen en kernen die ver uit elkaar liggen. Ze kiezen ervoor om bij zichzelf te beginnen: een dienst die iedereen begrijpt en kan gebruiken, vraagt minder hulp achteraf.',
      ),
      heading('Wat we doen'),
      bullets(
        'We toetsen de meest gebruikte digitale diensten met inwoners en verbeteren ze samen.',
        'We bouwen per gemeente een netwerk van hulp uit met OCMW, bibliotheek en verenigingen.',
        'We leggen per bestuur een actieplan e-inclusie vast dat na de subsidie doorloopt.',
      ),
    ),
    writes(
      'beheerder2@beernem',
      workday(6, '15:15'),
      heading('Voor wie en met wie'),
      paragraph(
        'We beginnen bij mensen die moeilijk lezen, bij ouderen zonder netwerk en bij gezinnen die alleen een smartphone hebben. Beernem is penhouder, ook al is het niet de grootste gemeente: de vijf besturen verdelen de taken en beslissen samen. Werkkracht10 begeleidt het traject en bewaakt de afstemming met dossier Noord. Brugge deelt kennis, zonder financiering.',
      ),
      paragraph(
        'We vragen 200.000 euro voor drie jaar, het plafond per dossier. Het geld gaat naar begeleiding, toetsing en vorming. Er komt geen Digibank en er worden geen toestellen aangekocht om uit te delen.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(5, '10:30'),
      heading('Wat er in 2024 anders is'),
      paragraph(
        'Een inwoner die een premie aanvraagt, begrijpt de brief, vindt het formulier en werkt het af. Lukt dat niet, dan staat naast de knop een naam en een telefoonnummer, en weet elke medewerker in de vijf gemeenten wie verder helpt. In elke gemeente is dat geen project meer maar gewoon werk: het staat in een functie, in een bestek en in het meerjarenplan.',
      ),
      paragraph(
        'We beloven geen aantallen die we niet kunnen staven. De nulmeting in het eerste halfjaar geeft elk bestuur zijn vertrekpunt; de streefwaarden staan in de tabel met indicatoren en worden elk halfjaar besproken.',
      ),
    ),
    names('beheerder2@beernem', workday(5, '12:10'), 'Na de ronde langs de vijf besturen'),
    marksReady('beheerder2@beernem', workday(4, '10:00')),
    approves('beheerder@beernem', workday(3, '11:15')),
  ],
};
