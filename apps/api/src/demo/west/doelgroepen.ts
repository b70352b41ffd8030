import { bullets, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const doelgroepen: SectionStory = {
  key: '7',
  owner: null,
  steps: [
    writes(
      'redacteur@torhout',
      workday(8, '14:10'),
      paragraph('We bereiken mensen via wie ze al vertrouwen, en pas daarna via een affiche.'),
      bullets(
        '**Mensen die moeilijk lezen**: via taallessen, werkplaatsen en het OCMW.',
        '**Ouderen zonder netwerk**: via thuiszorg, dienstencentra en de huisarts.',
        '**Gezinnen met alleen een smartphone**: via scholen en kinderopvang.',
        '**Jongeren die vastlopen op formulieren**: via scholen en jeugdhuizen.',
      ),
    ),
    writes(
      'redacteur@jabbeke',
      workday(6, '11:35'),
      paragraph(
        'In elke gemeente test een vast inwonerspanel mee. Wie meedoet, krijgt een vergoeding en hoort achteraf wat er met de opmerkingen gebeurde. De panels van de vijf gemeenten komen één keer per jaar samen: wat in het ene dorp een drempel is, is dat meestal ook in het andere.',
      ),
      paragraph(
        'Hulp is gratis, zonder inschrijving en ook buiten de kantooruren. Wie niet kan komen, wordt gebeld of thuis bezocht.',
      ),
    ),
    writes(
      'redacteur@oostkamp',
      workday(5, '12:05'),
      paragraph(
        'We letten op drie valkuilen. Een actie voor ouderen die alleen ouderen bereikt die al naar het dienstencentrum komen, mist haar doel. Een vrijwilliger die alles overneemt, helpt vandaag en maakt afhankelijk voor morgen. En een inwoner die zich schaamt, komt niet terug: daarom spreken we over de dienst die moeilijk is, niet over de persoon die iets niet kan.',
      ),
    ),
    marksReady('redacteur@torhout', workday(4, '15:40')),
    approves('beheerder@beernem', workday(3, '11:20')),
  ],
};
