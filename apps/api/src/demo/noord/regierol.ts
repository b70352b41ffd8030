import { bullets, heading, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const regierol: SectionStory = {
  key: '9',
  owner: null,
  steps: [
    writes(
      'beheerder@blankenberge',
      workday(8, '09:55'),
      paragraph(
        'De lokale besturen nemen zelf de regie. Zij kennen hun inwoners, hun diensten en hun verenigingen; niemand anders kan die verbinden. De projectorganisatie is licht: één plek waar beslist wordt, één plek waar gewerkt wordt en één persoon die beide verbindt.',
      ),
      heading('Stuurgroep'),
      paragraph(
        'In de stuurgroep zit per gemeente één mandataris of leidend ambtenaar, met elk één stem. De stuurgroep komt om de drie maanden samen en beslist over het werkplan, de inzet van de deskundige en verschuivingen in het budget. Werkkracht10 begeleidt de vergadering en maakt het verslag. Brugge neemt deel als waarnemer, zonder stem.',
      ),
      heading('Werkgroep'),
      paragraph(
        'De werkgroep brengt maandelijks de mensen samen die het werk doen: OCMW, burgerzaken, bibliotheek, communicatie en verenigingen. Ze bereidt acties voor, deelt ervaring en meldt knelpunten aan de stuurgroep.',
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(6, '16:00'),
      heading('Taken van de penhouder'),
      bullets(
        'dient het dossier in, ondertekent namens het samenwerkingsverband en is aanspreekpunt voor de subsidiërende overheid;',
        'is werkgever van de deskundige e-inclusie, die functioneel wordt aangestuurd door de stuurgroep;',
        'plaatst de gemeenschappelijke opdrachten en beheert de projectrekening;',
        'bewaart de bewijsstukken en stelt de verantwoording op, met de stukken die elke partner binnen de afgesproken termijn bezorgt.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(5, '10:05'),
      heading('Beslissen en oplossen'),
      paragraph(
        'De stuurgroep zoekt overeenstemming. Lukt dat niet, dan beslist een meerderheid van drie gemeenten op vier; een beslissing die een gemeente geld of personeel kost, vraagt altijd haar akkoord. Geschillen bespreken de burgemeesters rechtstreeks.',
      ),
      heading('Communicatie'),
      paragraph(
        'Naar inwoners communiceert elke gemeente onder haar eigen naam, met dezelfde boodschap en hetzelfde beeld. De deskundige bezorgt daarvoor teksten die elke dienst kan overnemen. Intern krijgt elk college na elke stuurgroep een verslag van één bladzijde. De gemeenteraden krijgen elk jaar een voortgangsnota.',
      ),
    ),
    marksReady('redacteur@knokke-heist', workday(4, '14:55')),
    approves('beheerder@blankenberge', workday(3, '09:00')),
  ],
};
