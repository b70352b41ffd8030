import { bullets, heading, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const duurzaamheid: SectionStory = {
  key: '14',
  owner: null,
  steps: [
    writes(
      'redacteur@damme',
      workday(9, '15:25'),
      heading('Wat blijft na de subsidie'),
      paragraph(
        'De subsidie betaalt een opbouw, geen werking. Van bij de start is duidelijk wie een taak overneemt en met welke middelen. In het laatste jaar bouwt de deskundige af wat zij of hij zelf doet en begeleidt enkel nog wie het overneemt.',
      ),
      bullets(
        'Elke gemeente heeft een **aanspreekpunt** met tijd in de functie.',
        'Elke gemeente heeft een **actieplan** in het meerjarenplan, met een raming.',
        'De **digibuddy’s** zijn opgenomen in de vrijwilligerswerking van de gemeente.',
        'De **modeltekst voor bestekken** maakt toegankelijkheid een vaste eis.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(7, '13:00'),
      heading('Hoe we kennis delen'),
      paragraph(
        'Draaiboeken, vormingsmateriaal, de vragenlijst en de modelteksten stellen we vrij ter beschikking, in een vorm die een ander bestuur kan aanpassen. We delen ook wat niet werkte: dat bespaart anderen de meeste tijd.',
      ),
      bullets(
        'Twee keer per jaar een uitwisseling met dossier West en Brugge, begeleid door Werkkracht10.',
        'Een bijdrage aan het lerend netwerk van Mediawijs en VVSG.',
        'Aan het einde een open namiddag voor alle besturen van de provincie.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(5, '16:50'),
      paragraph(
        'Halverwege het project leggen we aan elk college een voorstel voor over de overdracht: wie neemt wat over, met hoeveel tijd en vanaf wanneer. De stuurgroep blijft na het project een keer per jaar samenkomen. Zo blijven de actieplannen op elkaar afgestemd en kan een volgende oproep vertrekken van wat er al staat.',
      ),
    ),
    marksReady('redacteur@knokke-heist', workday(4, '10:00')),
    approves('beheerder@blankenberge', workday(2, '14:35')),
  ],
};
