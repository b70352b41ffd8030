import { paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const nodenBeernem: SectionStory = {
  key: '3-partner',
  owner: 'beernem',
  steps: [
    writes(
      'beheerder2@beernem',
      workday(8, '09:10'),
      paragraph(
        'Beernem telt 15.763 inwoners (2019). Bij een onthaal komen de vragen terecht die elders geen plaats vinden: een parkeerkaart, een premie, een attest dat alleen nog online bestaat. Medewerkers helpen, maar elke hulpvraag die we oplossen in plaats van voorkomen, komt terug.',
      ),
      paragraph(
        'Onze grootste nood is dus niet meer hulp, maar eenvoudiger diensten. Het bestaande aanbod van onthaal en OCMW loopt door met eigen middelen.',
      ),
    ),
    marksReady('beheerder2@beernem', workday(6, '11:00')),
    approves('beheerder@beernem', workday(5, '10:00')),
  ],
};

export const nodenJabbeke: SectionStory = {
  key: '3-partner',
  owner: 'jabbeke',
  steps: [
    writes(
      'redacteur@jabbeke',
      workday(8, '14:40'),
      paragraph(
        'Jabbeke heeft 13.865 inwoners (2019), verdeeld over meerdere dorpen. Wie lid is van een vereniging, vindt snel hulp. Wie er buiten valt, ook digitaal, valt er dubbel buiten.',
      ),
      paragraph(
        'We willen het verenigingsleven als hefboom gebruiken: vertrouwde gezichten die een eerste vraag opvangen en weten waarheen ze kunnen doorverwijzen. Wat verenigingen vandaag al doen, blijft hun eigen werking.',
      ),
    ),
    marksReady('redacteur@jabbeke', workday(6, '14:30')),
    approves('beheerder@beernem', workday(5, '10:05')),
  ],
};

export const nodenOostkamp: SectionStory = {
  key: '3-partner',
  owner: 'oostkamp',
  steps: [
    writes(
      'redacteur@oostkamp',
      workday(7, '15:35'),
      paragraph(
        'Oostkamp is met 23.698 inwoners (2019) de grootste van de vijf. Dienstverlening die digitaal en op afspraak verloopt, werkt goed voor velen en sluit anderen uit: wie geen afspraak kan maken, komt niet meer binnen.',
      ),
      paragraph(
        'Onze eerste nood is weten wie we missen. Daarvoor werken we samen met het OCMW, de scholen en de thuiszorg, die bij mensen over de vloer komen.',
      ),
    ),
    marksReady('redacteur@oostkamp', workday(6, '15:30')),
    approves('beheerder2@beernem', workday(5, '14:00')),
  ],
};

export const nodenTorhout: SectionStory = {
  key: '3-partner',
  owner: 'torhout',
  steps: [
    writes(
      'redacteur@torhout',
      workday(7, '10:25'),
      paragraph(
        'Torhout telt 20.463 inwoners (2019). We vragen aandacht voor een groep die vaak vergeten wordt: jongeren. Ze lijken digitaal vaardig, maar een studietoelage aanvragen of een belastingbrief nakijken lukt vaak niet alleen.',
      ),
      paragraph(
        'Ook inwoners die Nederlands leren lopen vast op de taal van een formulier. Voor beide groepen is duidelijke taal de eerste hulp, en oefenen met echte formulieren de tweede.',
      ),
    ),
    marksReady('redacteur@torhout', workday(5, '16:10')),
    approves('beheerder@beernem', workday(4, '09:45')),
  ],
};

export const nodenZedelgem: SectionStory = {
  key: '3-partner',
  owner: 'zedelgem',
  steps: [
    writes(
      'redacteur@zedelgem',
      workday(6, '13:05'),
      paragraph(
        'In Zedelgem wonen 22.819 mensen (2019), in kernen met elk een eigen leven. Ouderen blijven graag lang thuis wonen. Zolang een partner of een buur helpt, gaat het goed; valt die weg, dan valt ook de toegang tot bank, arts en gemeente weg.',
      ),
      paragraph(
        'We willen die breuk voor zijn met huisbezoeken via de thuiszorg en met een vast moment per kern. Het huidige aanbod van het OCMW blijft daarnaast bestaan.',
      ),
    ),
    marksReady('redacteur@zedelgem', workday(5, '09:15')),
    approves('beheerder2@beernem', workday(4, '13:50')),
  ],
};
