import { bullets, heading, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  mends,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const doelgroepen: SectionStory = {
  key: '7',
  owner: null,
  steps: [
    writes(
      'beheerder2@blankenberge',
      workday(8, '13:30'),
      heading('Wie we eerst bereiken'),
      bullets(
        '**Alleenwonende ouderen**, via thuiszorg, dienstencentra en het verenigingsleven.',
        '**Gezinnen met een laag inkomen**, via het OCMW, de school en de voedselbedeling.',
        '**Anderstaligen en mensen die moeilijk lezen**, via de taallessen, de inburgering en de bibliotheek.',
        '**Mensen met een beperking**, via hun verenigingen en begeleiders.',
      ),
      paragraph(
        'Een algemene campagne bereikt vooral wie al mee is. We beginnen daarom bij organisaties die het vertrouwen van deze mensen al hebben, en pas daarna bij het brede publiek.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(6, '09:25'),
      heading('Hoe we hen betrekken'),
      paragraph(
        'Inwoners zijn geen publiek maar medemakers. In elke gemeente komt twee keer per jaar een kleine groep ervaringsdeskundigen samen. Zij proberen diensten uit, lezen brieven na en zeggen wat hen tegenhield. Hun verplaatsing en hun tijd worden vergoed. De deskundige brengt hun opmerkingen naar de stuurgroep en koppelt terug wat ermee gebeurde.',
      ),
      heading('Drempels die we wegnemen'),
      bullets(
        'hulp op plaatsen en uren waar mensen toch al komen, ook ’s avonds;',
        'hulp zonder inschrijving en zonder kost;',
        'een telefoonnummer en een naam op elke brief, naast de link;',
        'huisbezoek voor wie het huis moeilijk uit kan.',
      ),
    ),
    writes(
      'redacteur@zuienkerke',
      workday(5, '14:15'),
      paragraph(
        'We tellen niet alleen hoeveel mensen we bereiken, maar ook of het de mensen zijn die we zochten. Daarom noteren we bij elke actie, zonder namen, via welke organisatie iemand bij ons kwam.',
      ),
    ),
    mends('beheerder2@blankenberge', workday(4, '11:30'), ['medemakers', 'mee aan zet']),
    marksReady('beheerder2@blankenberge', workday(4, '11:35')),
    approves('beheerder@blankenberge', workday(1, '13:58')),
  ],
};
