import { bullets, heading, paragraph, table } from '../story/blocks';
import {
  approves,
  marksReady,
  reopens,
  requestsReopening,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

// Approved, asked for again by Damme and reopened: the first approval stays on record.
export const innovatieveActies: SectionStory = {
  key: '5b',
  owner: null,
  steps: [
    writes(
      'redacteur@knokke-heist',
      workday(10, '14:10'),
      paragraph(
        'Mensen die uit de boot vallen, schrijven zich niet in voor een cursus. We keren het daarom om: de hulp gaat naar de mensen. We testen drie vormen, elk in een andere gemeente, en nemen over wat werkt.',
      ),
      heading('Drie acties om te testen'),
      table(
        ['Actie', 'Start in', 'Aspecten'],
        ['Digitaal huisbezoek', 'Damme', 'toegang, ondersteuning'],
        ['Hulp op vertrouwde plaatsen', 'Blankenberge', 'vaardigheden, ondersteuning'],
        ['Digibuddy’s voor en door inwoners', 'Knokke-Heist', 'vaardigheden, ondersteuning'],
      ),
    ),
    writes(
      'redacteur@damme',
      workday(8, '11:45'),
      heading('Digitaal huisbezoek', 3),
      paragraph(
        'Een medewerker of vrijwilliger gaat op vraag van het OCMW of de thuiszorg bij iemand langs, met een korte vragenlijst: is er internet, is er een toestel, wat lukt, wat niet en wie kan helpen? Het bezoek eindigt met één opgelost probleem en één afspraak voor het vervolg. Zo leren we de noden kennen van mensen die nooit een loket bezoeken.',
      ),
      heading('Hulp op vertrouwde plaatsen', 3),
      paragraph(
        'In een wachtzaal, een sociaal restaurant of een ontmoetingscentrum zit op vaste momenten iemand die digitale vragen beantwoordt. Geen afspraak, geen les, wel koffie. Wie meer wil leren, krijgt een warme doorverwijzing naar een oefenmoment.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(7, '15:10'),
      heading('Digibuddy’s voor en door inwoners', 3),
      paragraph(
        'Vrijwilligers krijgen een korte vorming en een vaste begeleider. Nieuw is dat we ook mensen vragen die zelf pas leerden werken met een computer: zij kennen de drempels het best en spreken de taal van wie nu begint.',
      ),
      heading('Schaalbaar door te delen'),
      bullets(
        'Elke actie krijgt een draaiboek: doel, stappen, tijd, materiaal, valkuilen.',
        'Na zes maanden kijkt de stuurgroep met de betrokken inwoners of de actie stopt, verandert of uitbreidt.',
        'De vragenlijst van het huisbezoek is in de vier gemeenten dezelfde, zodat we resultaten naast elkaar kunnen leggen.',
        'Draaiboeken en vormingsmateriaal stellen we vrij ter beschikking van dossier West en andere besturen.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(6, '14:05'),
      heading('Geen Digibank, geen aankoopproject'),
      paragraph(
        'Met deze subsidie richten we geen Digibank op en kopen we geen toestellen om uit te delen. Waar iemand een toestel nodig heeft, verwijzen we door naar het bestaande aanbod. Het budget gaat naar mensen, vorming en begeleiding.',
      ),
    ),
    marksReady('redacteur@knokke-heist', workday(6, '14:25')),
    approves('beheerder@blankenberge', workday(5, '09:30')),
    requestsReopening(
      'redacteur@damme',
      workday(3, '13:50'),
      'Ons OCMW kan de huisbezoeken niet alleen dragen: de thuiszorg doet mee. Dat moet in de tekst staan.',
    ),
    reopens(
      'beheerder@blankenberge',
      workday(2, '09:10'),
      'Op vraag van Damme: de rol van de thuiszorg bij de huisbezoeken komt erbij.',
    ),
    writes(
      'redacteur@damme',
      workday(1, '10:20'),
      heading('Samen met de thuiszorg'),
      paragraph(
        'De huisbezoeken doet het OCMW niet alleen. Medewerkers van de thuiszorg komen al bij de mensen over de vloer en merken als eersten dat iemand vastloopt. Zij krijgen een korte vorming en een meldpunt: één telefoontje volstaat, de deskundige neemt het over. [Afspraken met de diensten voor thuiszorg: na te vragen bij het OCMW van Damme.]',
      ),
    ),
  ],
};
