import { bullets, heading, numbered, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  mends,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const beleid: SectionStory = {
  key: '5a',
  owner: null,
  steps: [
    writes(
      'beheerder@blankenberge',
      workday(9, '14:30'),
      paragraph(
        'Digitale uitsluiting staat zelden als één thema op de agenda van een bestuur. Elke dienst lost haar eigen stuk op: burgerzaken, het OCMW, de bibliotheek, communicatie. Met deze invalshoek maken we er beleid van: met een analyse, een plan, een trekker en een budget.',
      ),
      heading('Eén deskundige voor vier besturen'),
      paragraph(
        'De vier gemeenten werven samen één deskundige e-inclusie aan. Die werkt in elke gemeente op vaste dagen en zit er bij de collega’s, niet op een afzonderlijk bureau. De deskundige is geen helpdesk: zij of hij bouwt de werking uit en leert anderen om ze te dragen.',
      ),
      bullets(
        'brengt noden, aanbod en partners in kaart, per gemeente en voor de vier samen;',
        'schrijft met elke gemeente een actieplan en volgt de uitvoering op;',
        'vormt medewerkers van loketten, OCMW en bibliotheek;',
        'deelt wat werkt met de drie andere gemeenten, met dossier West en met Brugge.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(8, '11:05'),
      heading('Hoe het beleid tot stand komt'),
      numbered(
        '**Luisteren (maand 1 tot 6).** Gesprekken met inwoners, verenigingen en medewerkers. We bezoeken mensen waar ze zijn: in de wachtzaal, op het dorpsplein, in de voedselbedeling.',
        '**Kiezen (maand 7 tot 9).** Per gemeente een dag met college, diensten en partners. We kiezen een klein aantal acties die elk bestuur ook echt kan dragen.',
        '**Vastleggen (maand 10 tot 12).** Het college keurt het actieplan goed. Het plan noemt per actie de trekker, de termijn, het budget en de indicator.',
        '**Bijsturen (elk jaar).** De deskundige legt aan college en gemeenteraad een korte voortgangsnota voor.',
      ),
    ),
    writes(
      'redacteur@zuienkerke',
      workday(7, '13:15'),
      heading('Wie beslist'),
      paragraph(
        'Elk college beslist over zijn eigen actieplan; de stuurgroep bewaakt wat gemeenschappelijk is. Een kleine gemeente heeft in de stuurgroep evenveel stem als een grote. Zo blijft het beleid van elk bestuur zelf, ook waar de deskundige het werk voorbereidt.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(6, '10:50'),
      heading('Verankering'),
      paragraph(
        'Bij de eerstvolgende aanpassing van het meerjarenplan krijgt e-inclusie in elke gemeente een eigen actie met een raming. In het laatste projectjaar nemen de gemeenten stap voor stap taken van de deskundige over. Per gemeente wordt één medewerker aangeduid als aanspreekpunt, met tijd die in de functie is ingeschreven. Bij elk nieuw digitaal project van de gemeente hoort voortaan een korte toets: wie kan dit niet gebruiken, en wat doen we daaraan?',
      ),
      paragraph(
        'We steunen op de begeleiding die de oproep aanbiedt via Mediawijs, VVSG en Inter, en op de kaart van bovenlokale partners die Mediawijs maakte.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(6, '15:35'),
      heading('Wat we anders doen dan vandaag'),
      bullets(
        'Cijfers en signalen over digitale uitsluiting komen op één plaats samen, niet langer per dienst.',
        'Een nieuw digitaal loket wordt pas besteld als duidelijk is wie het niet zal kunnen gebruiken.',
        'Medewerkers die inwoners digitaal helpen, krijgen daar tijd en vorming voor; het staat in hun functie.',
      ),
    ),
    mends('beheerder2@blankenberge', workday(5, '09:35'), [
      'Per gemeente een dag met college',
      'Per gemeente een werkdag met college',
    ]),
    marksReady('beheerder2@blankenberge', workday(5, '09:40')),
    approves('beheerder@blankenberge', workday(4, '09:15')),
  ],
};
