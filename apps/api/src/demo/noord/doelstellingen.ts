import { bullets, heading, numbered, paragraph } from '../story/blocks';
import {
  marksReady,
  names,
  requestsChanges,
  workday,
  writes,
  assigns,
  type SectionStory,
} from '../story/section-story';

// On purpose longer than its limit of 3.000 characters: that is why the penhouder asked for changes.
export const doelstellingen: SectionStory = {
  key: '4',
  owner: null,
  due: { shareOfTimeLeft: 0.2 },
  steps: [
    assigns('beheerder@blankenberge', workday(10, '16:30'), 'knokke-heist'),
    writes(
      'redacteur@knokke-heist',
      workday(9, '11:15'),
      heading('Algemene doelstelling'),
      paragraph(
        'Tegen eind 2024 heeft elk van de vier gemeenten een eigen, zichtbare en duurzame werking rond digitale inclusie. Geen inwoner verliest een recht, een dienst of een afspraak omdat die alleen digitaal bestaat. Dat is de doelstelling van de oproep, en we vertalen ze naar drie invalshoeken die elkaar versterken: zonder beleid blijft een actie een project, zonder acties blijft beleid papier, en zonder toegankelijke diensten blijft hulp dweilen met de kraan open.',
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(8, '10:10'),
      heading('Gekozen invalshoeken'),
      numbered(
        '**Vormgeven van het toekomstig e-inclusiebeleid.** De deskundige e-inclusie brengt per gemeente noden, aanbod en partners in kaart. Op die basis keurt elk college een actieplan goed, dat in het meerjarenplan terechtkomt.',
        '**Innovatieve en schaalbare acties.** We testen hulp aan huis en hulp op vertrouwde plaatsen in één gemeente en nemen ze over in de drie andere als ze werken.',
        '**Versterken van de digitale toegankelijkheid van de dienstverlening.** Nieuwe diensten ontwerpen we vanaf de eerste schets met gebruikers. Bestaande diensten toetsen we en verbeteren we, te beginnen met wat mensen het vaakst nodig hebben.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(7, '16:20'),
      heading('Doelstellingen per invalshoek'),
      heading('Beleid', 3),
      bullets(
        'Zes maanden na de start ligt er per gemeente een omgevingsanalyse die met OCMW, bibliotheek en verenigingen is besproken.',
        'Twaalf maanden na de start heeft elk college een actieplan e-inclusie goedgekeurd, met een trekker, een termijn en een budget per actie.',
        'Vanaf het tweede jaar bespreekt elke gemeenteraad een keer per jaar de voortgang, op basis van dezelfde indicatoren in de vier gemeenten.',
        'Tegen het einde van het project is in elke gemeente één medewerker aangeduid die de werking na de subsidie voortzet.',
      ),
      heading('Acties', 3),
      bullets(
        'In het eerste jaar test elke gemeente minstens één nieuwe vorm van hulp. De vier gemeenten testen niet hetzelfde, zodat we kunnen vergelijken.',
        'In het tweede jaar neemt elke gemeente minstens één geslaagde actie van een andere gemeente over. Een draaiboek maakt dat mogelijk zonder opnieuw te beginnen.',
        'Elke actie werkt aan minstens twee van de drie aspecten: toegang, vaardigheden en ondersteuning. Een actie die alleen toestellen aankoopt, nemen we niet op.',
      ),
      heading('Toegankelijkheid', 3),
      bullets(
        'Elke gemeente toetst de vijf digitale diensten die haar inwoners het meest gebruiken, samen met inwoners uit de doelgroepen, en lost de gevonden drempels op volgens een afgesproken planning.',
        'Vanaf het tweede jaar gaat geen nieuwe digitale dienst open zonder dat gebruikers ze vooraf hebben uitgeprobeerd en zonder een gelijkwaardige weg voor wie niet digitaal kan.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(6, '16:35'),
      heading('Een eigen werking in elke gemeente'),
      paragraph(
        'De vier gemeenten vertrekken niet van hetzelfde punt en hoeven niet op hetzelfde punt uit te komen. Wel heeft elke gemeente aan het einde van het project dezelfde vier bouwstenen:',
      ),
      bullets(
        'een aangeduide medewerker met tijd in de functie;',
        'een actieplan dat het college goedkeurde en dat in het meerjarenplan staat;',
        'een netwerk van OCMW, bibliotheek, scholen en verenigingen dat minstens twee keer per jaar samenkomt;',
        'een vaste plek waar inwoners zonder afspraak met een digitale vraag terechtkunnen.',
      ),
      paragraph(
        'We volgen de voortgang op met een eenvoudige schaal, van begin tot verankerd, die elke gemeente bij de start en daarna elk jaar zelf invult en in de stuurgroep toelicht. Zo ziet elk bestuur waar het staat en waar een andere gemeente kan helpen.',
      ),
    ),
    names('redacteur@knokke-heist', workday(5, '15:45'), 'Eerste volledige tekst'),
    marksReady('redacteur@knokke-heist', workday(5, '15:50')),
    requestsChanges(
      'beheerder@blankenberge',
      workday(4, '10:25'),
      'Te lang voor het formulier: kort in tot 3.000 tekens. Voeg de doelstellingen over acties samen en zet bij elke doelstelling wie ze opvolgt. De inhoud is goed.',
    ),
  ],
};
