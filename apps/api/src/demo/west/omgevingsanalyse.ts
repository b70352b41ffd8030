import { bullets, heading, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  mends,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const omgevingsanalyse: SectionStory = {
  key: '3-consortium',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(9, '14:20'),
      paragraph(
        'Dossier West telt 96.608 inwoners (2019) in vijf gemeenten met veel kernen. Wie in een dorp woont, heeft zelden een loket op wandelafstand, en de dienst aan huis van vroeger (de postbode, het bankkantoor) is op veel plaatsen een website geworden.',
      ),
      heading('Waar het misloopt'),
      bullets(
        '**Bij de dienst zelf.** Formulieren in moeilijke taal, een aanmelding die op een ouder toestel niet lukt, geen telefoonnummer in de buurt van de knop.',
        '**Bij de hulp.** Medewerkers helpen wie voor hen staat, maar weten niet waarheen ze iemand daarna kunnen sturen.',
        '**Bij het bereik.** Wie nooit om hulp vraagt, staat in geen enkele telling.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(8, '10:15'),
      heading('Wie we zien afhaken'),
      paragraph(
        'In de gesprekken met OCMW’s en bibliotheken komen vier groepen telkens terug: mensen die moeilijk lezen of schrijven, ouderen zonder familie in de buurt, gezinnen die alles op één smartphone moeten doen en jongeren die handig zijn met sociale media maar vastlopen op een officieel formulier. Die laatste groep wordt het vaakst vergeten.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(7, '11:50'),
      heading('Wat er al is'),
      paragraph(
        'Elk bestuur heeft hulp aan het onthaal, bij het OCMW en bij verenigingen. Dat aanbod blijft en wordt door elk bestuur zelf betaald. We beschrijven het per gemeente in het volgende onderdeel. Wat ontbreekt, is de verbinding: een gezamenlijk overzicht, een doorverwijzing die werkt en diensten die van bij het ontwerp voor iedereen bedoeld zijn.',
      ),
      paragraph(
        'Cijfers over digitale uitsluiting per gemeente hebben we vandaag niet. We nemen er geen over die we niet kunnen staven. De nulmeting in het eerste halfjaar geeft elk bestuur zijn eigen vertrekpunt.',
      ),
    ),
    writes(
      'redacteur@jabbeke',
      workday(7, '15:20'),
      heading('Wat dat van ons vraagt'),
      bullets(
        '**Nabij.** Hulp in de kern waar iemand woont, op een vast moment dat in het parochieblad en op de deur van de bakker staat.',
        '**Volgehouden.** Een aanbod dat niet stopt als één medewerker of vrijwilliger wegvalt.',
        '**Begrijpelijk.** Diensten en brieven waar niemand zich dom bij voelt.',
      ),
      paragraph(
        'De drie eisen gelden voor de vijf gemeenten samen. Hoe ze worden ingevuld, verschilt: een gemeente met een sterke bibliotheek begint daar, een gemeente met veel verenigingen begint bij hen. Die verschillen staan in de analyse per gemeente.',
      ),
    ),
    mends('beheerder2@beernem', workday(6, '09:50'), ['in de buurt van de knop', 'naast de knop']),
    marksReady('redacteur@zedelgem', workday(5, '13:30')),
    approves('beheerder@beernem', workday(4, '09:40')),
  ],
};
