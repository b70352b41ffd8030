import { bullets, heading, paragraph } from '../story/blocks';
import { assigns, suggests, workday, writes, type SectionStory } from '../story/section-story';

// Amounts per line wait for the budget; the text says the reasoning, not numbers nobody worked out.
export const verantwoording: SectionStory = {
  key: '16',
  owner: null,
  due: { shareOfTimeLeft: 0.6 },
  steps: [
    assigns('beheerder2@blankenberge', workday(8, '08:45'), 'blankenberge'),
    writes(
      'beheerder2@blankenberge',
      workday(4, '15:30'),
      paragraph(
        'We vragen 200.000 euro, het plafond van de oproep, voor vier gemeenten en 36 maanden. Drie regels bepaalden de begroting: geld gaat eerst naar mensen, elke kost hoort bij een actie, en wat een bestuur toch al doet, betaalt het zelf.',
      ),
      heading('Personeel'),
      paragraph(
        'De grootste post is de deskundige e-inclusie: één voltijdse functie voor de vier gemeenten, in dienst van de penhouder. Zonder die functie is er niemand die de werking in vier besturen tegelijk opbouwt; voor één bestuur alleen is ze te zwaar. De loonkost volgt de loonschaal die Blankenberge voor deskundigen toepast. [Loonschaal en raming per jaar: aan te vullen door de personeelsdienst.]',
      ),
      bullets(
        '**Inzet:** een vaste dag per gemeente en een dag voor het geheel. Zuienkerke en Damme krijgen dus evenveel aanwezigheid als de grotere gemeenten.',
        '**Duur:** de volledige looptijd, met een afbouw in het laatste halfjaar, wanneer de gemeenten de taken overnemen.',
        '**Eigen personeel** dat meewerkt aan het project is eigen inbreng en wordt niet op de subsidie geboekt. Zo sluiten we dubbele financiering uit.',
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(2, '13:05'),
      heading('Vorming en begeleiding'),
      paragraph(
        'Een tweede post dient voor vorming: medewerkers van loketten, OCMW en bibliotheek, en de digibuddy’s. We kopen die vorming in omdat ze een vak is en omdat het materiaal daarna van de vier besturen is. Vergoedingen voor vrijwilligers en ervaringsdeskundigen horen hier ook bij; zonder vergoeding bereiken we net de mensen niet die we zoeken.',
      ),
      heading('Toetsing en werking'),
      paragraph(
        'De toetsing van digitale diensten is een eenmalige opdracht voor de vier gemeenten samen. De werkingskosten zijn beperkt tot verplaatsingen, drukwerk in klare taal en materiaal voor de hulpmomenten. Er staan geen toestellen om uit te delen in de begroting en geen kosten van een Digibank. [Bedrag per lijn: over te nemen uit de begroting zodra die klaar is.]',
      ),
    ),
    suggests('facilitator@werkkracht10', workday(1, '09:20'), {
      words: ['is een eenmalige opdracht voor de vier gemeenten samen', 'is één opdracht voor de vier gemeenten samen'],
      remark: 'Korter, en het blijft juist.',
    }),
    suggests('facilitator@werkkracht10', workday(1, '09:24'), {
      words: [
        'Er staan geen toestellen om uit te delen in de begroting en geen kosten van een Digibank.',
        'Toestellen om uit te delen en kosten van een Digibank staan niet in de begroting.',
      ],
    }),
  ],
};
