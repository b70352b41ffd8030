import { bullets, heading, numbered, paragraph } from '../story/blocks';
import { marksReady, mends, names, workday, writes, type SectionStory } from '../story/section-story';

export const samenvatting: SectionStory = {
  key: '0-samenvatting',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(9, '13:40'),
      paragraph(
        'Blankenberge, Damme, Knokke-Heist en Zuienkerke bouwen samen een lokaal e-inclusiebeleid uit. Wie vandaag afhaakt bij een digitaal loket, een online afspraak of een aanvraag met itsme, vindt straks in de eigen gemeente iemand die helpt, een plek om te oefenen en een dienst die ook zonder computer bereikbaar blijft.',
      ),
      heading('Voor wie'),
      paragraph(
        'Het project vertrekt van mensen die meer dan één drempel tegelijk ervaren: alleenwonende ouderen, gezinnen zonder eigen toestel of vast internet, mensen die moeilijk lezen en nieuwkomers die een dienst wel vinden maar niet kunnen afwerken. In de vier gemeenten wonen samen 67.276 mensen (2019). De kust en het landelijke binnenland hebben elk hun eigen drempels; daarom krijgt elke gemeente haar eigen werking binnen één gedeelde aanpak.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(7, '11:20'),
      heading('Wat we doen'),
      numbered(
        '**Beleid.** Eén deskundige e-inclusie werkt voor de vier besturen, brengt noden en aanbod in kaart en legt per gemeente een actieplan voor aan het college.',
        '**Actie.** We testen hulp aan huis en digitale hulp op plaatsen waar mensen toch al komen. Wat werkt, nemen de andere gemeenten over.',
        '**Toegankelijkheid.** Nieuwe digitale diensten ontwerpen we samen met gebruikers; bestaande diensten lichten we door en verbeteren we.',
      ),
      heading('Hoe we het organiseren'),
      paragraph(
        'Blankenberge is penhouder en werkgever van de deskundige. Een stuurgroep met de vier besturen beslist, een werkgroep met OCMW’s, bibliotheken en verenigingen voert uit. Werkkracht10 begeleidt het schrijven en zorgt voor de afstemming met dossier West. Brugge denkt mee als partner zonder financiering.',
      ),
    ),
    names('beheerder2@blankenberge', workday(7, '12:05'), 'Voor de stuurgroep'),
    writes(
      'redacteur@knokke-heist',
      workday(5, '14:45'),
      heading('Met welk resultaat'),
      paragraph('Aan het einde van de 36 maanden heeft elk van de vier gemeenten:'),
      bullets(
        'een door het college goedgekeurd actieplan e-inclusie, verankerd in het meerjarenplan;',
        'een vast aanspreekpunt waar inwoners en collega’s met een vraag terechtkunnen;',
        'een aanbod van oefenen en hulp dat doorloopt zonder deze subsidie.',
      ),
      paragraph(
        'We vragen voor het hele samenwerkingsverband het maximum van de oproep, 200.000 euro, gespreid over drie jaar. Het grootste deel gaat naar mensen: de deskundige, de vorming van eigen medewerkers en de begeleiding van vrijwilligers. Er wordt geen Digibank mee opgericht en toestellen zijn nooit een doel op zich.',
      ),
    ),
    mends('beheerder2@blankenberge', workday(3, '10:02'), [
      'Wie vandaag afhaakt bij een digitaal loket',
      'Wie vandaag afhaakt bij een digitale dienst',
    ]),
    marksReady('beheerder2@blankenberge', workday(2, '16:10')),
  ],
};
