import { bullets, heading, numbered, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  mends,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const digitaleToegankelijkheid: SectionStory = {
  key: '5c',
  owner: null,
  steps: [
    writes(
      'redacteur@zuienkerke',
      workday(9, '16:05'),
      paragraph(
        'Hulp lost een drempel op voor één persoon; een betere dienst neemt de drempel weg voor iedereen. Daarom werken we met deze invalshoek aan onze eigen dienstverlening, vooraf en achteraf.',
      ),
      heading('Vooraf: ontwerpen met iedereen'),
      paragraph(
        'Elke nieuwe digitale dienst (een afsprakenmodule, een formulier, een app) doorloopt voortaan drie stappen voor ze opengaat:',
      ),
      numbered(
        '**Bevragen.** We praten met minstens vijf toekomstige gebruikers, onder wie mensen die moeilijk lezen, een beperking hebben of zelden online gaan.',
        '**Uitproberen.** Een eerste versie wordt getest door inwoners, in hun eigen tempo en op hun eigen toestel. Wat misloopt, passen we aan voor de opening.',
        '**Een tweede weg.** Voor wie niet digitaal kan, is er een gelijkwaardige weg: telefonisch, aan het loket of aan huis. Die weg staat op dezelfde pagina als de digitale.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(8, '09:40'),
      heading('Achteraf: toetsen en verbeteren'),
      paragraph(
        'Elke gemeente kiest de vijf digitale diensten die haar inwoners het meest gebruiken. Die toetsen we op twee manieren:',
      ),
      bullets(
        'een **technische controle** volgens de Europese norm voor toegankelijke websites: contrast, bediening met het toetsenbord, leesbaarheid voor schermlezers;',
        'een **gebruikerstest** met inwoners uit de doelgroepen, die een echte taak uitvoeren: een attest aanvragen, een afspraak maken, een melding doen.',
      ),
      paragraph(
        'De resultaten zetten we om in een lijst van verbeterpunten, gerangschikt volgens hoeveel mensen erover struikelen. Wat de gemeente zelf kan oplossen, zoals een onduidelijke tekst, een ontbrekend telefoonnummer of een bestand dat niet voorgelezen kan worden, lost ze meteen op. Wat een leverancier moet aanpassen, vragen de vier gemeenten samen: dan wegen we meer.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(7, '10:30'),
      heading('Heldere taal'),
      paragraph(
        'De meeste drempels zijn geen techniek maar taal. Medewerkers van communicatie, burgerzaken en OCMW volgen samen een vorming over klare taal. Brieven die naar een digitale dienst verwijzen, herschrijven we het eerst: daar begint het afhaken.',
      ),
      paragraph(
        'Klare taal is ook een kwestie van volgorde: eerst wat iemand moet doen, dan waarom, en pas daarna de verwijzing naar het reglement. We maken van de vijf meest verstuurde brieven per gemeente een eerste en een tweede versie en leggen beide voor aan inwoners. De versie die zij het snelst begrijpen, wordt het model voor de vier besturen.',
      ),
      heading('Blijvend'),
      paragraph(
        'In elk bestek voor een nieuwe digitale toepassing nemen de vier gemeenten dezelfde eisen over toegankelijkheid op. De deskundige e-inclusie maakt daarvoor een modeltekst en doet het eerste jaar de nalezing. We leggen het aanbod van Inter en Mediawijs naast onze plannen en gebruiken wat er al is.',
      ),
    ),
    mends('redacteur@zuienkerke', workday(6, '08:55'), [
      'Die weg staat op dezelfde pagina als de digitale.',
      'Die weg staat op dezelfde pagina en is even snel.',
    ]),
    marksReady('redacteur@zuienkerke', workday(6, '09:00')),
    approves('beheerder2@blankenberge', workday(5, '11:10')),
  ],
};
