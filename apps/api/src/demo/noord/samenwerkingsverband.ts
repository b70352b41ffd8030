import { heading, paragraph, table } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

// Inhabitants: the 2019 set named in the project's reference on the ten municipalities.
export const samenwerkingsverband: SectionStory = {
  key: '2-tekst',
  owner: null,
  steps: [
    writes(
      'beheerder@blankenberge',
      workday(10, '09:15'),
      heading('Vier gemeenten, één dossier'),
      paragraph(
        'Blankenberge, Damme, Knokke-Heist en Zuienkerke dienen samen één dossier in. Blankenberge is penhouder: het dient in namens de vier besturen en krijgt de beslissing. De vier gemeenten tellen samen 67.276 inwoners.',
      ),
      table(
        ['Gemeente', 'Inwoners (2019)', 'Rol'],
        ['Blankenberge', '20.436', 'penhouder'],
        ['Damme', '10.993', 'partner'],
        ['Knokke-Heist', '33.126', 'partner'],
        ['Zuienkerke', '2.721', 'partner'],
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(9, '10:30'),
      heading('Waarom deze schaal'),
      paragraph(
        'Een klein of middelgroot bestuur kan moeilijk alleen een deskundige e-inclusie vrijmaken. Zuienkerke telt vier procent van de inwoners van dit samenwerkingsverband; voor zo’n gemeente is een eigen voltijdse medewerker niet haalbaar, terwijl haar inwoners dezelfde digitale diensten moeten gebruiken. Omgekeerd leert een kustgemeente van wat in een landelijke gemeente werkt. Met vier is de groep groot genoeg om expertise te delen en klein genoeg om elk bestuur aan tafel te houden.',
      ),
      heading('Vorm van de samenwerking'),
      paragraph(
        'De besturen sluiten een samenwerkingsovereenkomst zonder nieuwe rechtspersoon. Daarin staan de duur, de taken en de bijdrage van elk bestuur, de werking van de stuurgroep, het werkgeverschap van de deskundige en wat er gebeurt als een partner afhaakt. De colleges keuren de overeenkomst goed; de gemeenteraden volgen.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(8, '14:20'),
      heading('In de regio'),
      paragraph(
        'Werkkracht10, de vereniging van de tien lokale besturen in de regio, nam het initiatief en coördineert het schrijven. Het plafond van de oproep geldt per dossier. Daarom dient de regio er twee in: dit dossier en dossier West, met Beernem als penhouder. De twee stuurgroepen wisselen materiaal en ervaring uit.',
      ),
    ),
    writes(
      'redacteur@brugge',
      workday(7, '10:50'),
      heading('Deelnemen zonder financiering'),
      paragraph(
        'Brugge komt niet in aanmerking voor deze subsidie: als centrumstad zit het al in de City Deal E-Inclusion by Design. In dit voorbeeld neemt Brugge wel deel, zonder middelen. De stad deelt wat ze in die City Deal leert, nodigt medewerkers van de vier gemeenten uit op haar vormingen en volgt de stuurgroep als waarnemer.',
      ),
    ),
    marksReady('beheerder2@blankenberge', workday(6, '11:40')),
    approves('beheerder@blankenberge', workday(5, '09:20')),
  ],
};
