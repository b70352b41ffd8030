import { bullets, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

// Zuienkerke has not begun: its own sections stay empty.
export const nodenBlankenberge: SectionStory = {
  key: '3-partner',
  owner: 'blankenberge',
  steps: [
    writes(
      'beheerder2@blankenberge',
      workday(9, '09:50'),
      paragraph(
        'Blankenberge is een badstad met 20.436 inwoners (2019). Wie op latere leeftijd naar de kust verhuist, laat familie en buren achter, en net dat netwerk helpt doorgaans bij een digitale vraag.',
      ),
      bullets(
        '**Wonen in een appartement** maakt mensen moeilijk zichtbaar. Een folder in de bus bereikt hen niet, een vertrouwd gezicht wel.',
        '**Seizoenswerk** brengt inwoners met wisselend werk en adres, die hun zaken bijna volledig online moeten regelen.',
      ),
    ),
    writes(
      'beheerder@blankenberge',
      workday(8, '16:40'),
      paragraph(
        'De hulp die er nu is, aan het onthaal, bij het OCMW en bij vrijwilligers, loopt door met eigen middelen. Wat ontbreekt is één aanspreekpunt dat die hulp verbindt en dat ook naar de mensen toe gaat. Daarop zetten we dit project in.',
      ),
    ),
    marksReady('beheerder2@blankenberge', workday(7, '10:15')),
    approves('beheerder@blankenberge', workday(6, '09:10')),
  ],
};

export const nodenDamme: SectionStory = {
  key: '3-partner',
  owner: 'damme',
  due: { shareOfTimeLeft: 0.3 },
  steps: [
    writes(
      'redacteur@damme',
      workday(6, '15:20'),
      paragraph(
        'Damme telt 10.993 inwoners (2019), verspreid over een stadje, dorpen en hoeven. De afstand is hier de eerste drempel: wie geen wagen heeft, geraakt moeilijk bij een loket.',
      ),
      paragraph(
        'Wie zijn bankzaken of een attest niet online kan regelen, verliest een halve dag aan de verplaatsing. Ouderen rekenen op kinderen die overdag werken.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(2, '11:55'),
      paragraph(
        'We zoeken een vaste plek per dorp voor hulp op afspraak. [Het college bevestigt eerst in welk dorp we starten.] [Aantal alleenwonende ouderen: na te vragen bij het OCMW.]',
      ),
    ),
  ],
};

export const nodenKnokkeHeist: SectionStory = {
  key: '3-partner',
  owner: 'knokke-heist',
  steps: [
    writes(
      'redacteur@knokke-heist',
      workday(7, '14:00'),
      paragraph(
        'Knokke-Heist is met 33.126 inwoners (2019) de grootste van de vier. Achter het beeld van een welvarende badplaats leven inwoners met een klein pensioen of een onzeker inkomen, die hun vraag niet graag aan een loket stellen.',
      ),
      bullets(
        'Alleenwonende ouderen die niemand hebben om even mee te kijken.',
        'Gezinnen die in de horeca werken, vaak ’s avonds, wanneer elke dienst dicht is.',
        'Anderstalige nieuwkomers die een formulier wel openen maar niet indienen.',
      ),
    ),
    writes(
      'gemachtigde@knokke-heist',
      workday(4, '17:05'),
      paragraph(
        'Digitale hulp is bij ons verspreid over diensten die elkaars aanbod onvoldoende kennen. We willen van losse initiatieven naar één herkenbaar punt, met uren die ook voor werkende mensen passen, en met een doorverwijzing die niet ophoudt aan de deur van een dienst.',
      ),
    ),
    marksReady('redacteur@knokke-heist', workday(3, '09:45')),
  ],
};
