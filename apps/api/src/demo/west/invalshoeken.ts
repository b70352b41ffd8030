import { bullets, heading, numbered, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const beleid: SectionStory = {
  key: '5a',
  owner: null,
  steps: [
    writes(
      'redacteur@oostkamp',
      workday(8, '16:05'),
      paragraph(
        'Een beleid dat door één dienst geschreven wordt, blijft van die dienst. Daarom maken we het actieplan in elke gemeente met een kernteam van vier: iemand van het onthaal, van het OCMW, van de bibliotheek of cultuurdienst en van communicatie.',
      ),
      heading('Stappen'),
      numbered(
        'Een nulmeting met dezelfde vragen in de vijf gemeenten, met inwoners afgenomen en niet alleen per mail.',
        'Een werkdag per gemeente waarop het kernteam met partners kiest: wat doen we eerst, wat doen we niet.',
        'Een actieplan van enkele bladzijden, goedgekeurd door het college en vermeld in het meerjarenplan.',
        'Een jaarlijkse bespreking in de gemeenteraad, met cijfers en met het verhaal van een inwoner.',
      ),
    ),
    writes(
      'beheerder2@beernem',
      workday(7, '13:55'),
      heading('Wie beslist'),
      paragraph(
        'Het college beslist over het eigen plan, de stuurgroep over wat gedeeld wordt. Een gedeelde projectmedewerker ondersteunt de vijf kernteams en zorgt dat niemand twee keer hetzelfde uitzoekt. In het derde jaar nemen de kernteams die taak over; de tijd daarvoor wordt vooraf in de functies ingeschreven.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(7, '17:00'),
      heading('Wat in elk actieplan staat'),
      bullets(
        'de drempels die inwoners zelf noemden, in hun woorden;',
        'per drempel één actie, met een trekker, een termijn en een raming;',
        'wat het bestuur bewust niet doet, en waarom;',
        'hoe inwoners horen wat er met hun opmerkingen gebeurde.',
      ),
      paragraph(
        'We gebruiken één sjabloon voor de vijf gemeenten, zodat plannen naast elkaar te leggen zijn. Het sjabloon is kort gehouden: een plan dat niemand leest, stuurt niets. Mediawijs, VVSG en Inter begeleiden de besturen in deze oproep; we leggen onze plannen aan hen voor voordat ze naar het college gaan.',
      ),
    ),
    marksReady('redacteur@oostkamp', workday(6, '09:05')),
    approves('beheerder@beernem', workday(5, '10:10')),
  ],
};

export const innovatieveActies: SectionStory = {
  key: '5b',
  owner: null,
  steps: [
    writes(
      'redacteur@jabbeke',
      workday(8, '11:20'),
      paragraph(
        'We zoeken het vernieuwende niet in nieuwe toestellen maar in wie helpt en waar. Elke actie start in twee gemeenten en wordt na een halfjaar overgenomen, aangepast of stopgezet.',
      ),
      bullets(
        '**Doorverwijskaart.** Eén kaart met namen en uren per gemeente, die elke medewerker en elke vereniging gebruikt. Ze wordt maandelijks bijgewerkt; een kaart die niet klopt, is erger dan geen kaart.',
        '**Oefenen met echt.** Jongeren en nieuwkomers oefenen met hun eigen formulieren, samen met een vrijwilliger, in de school of de bibliotheek.',
        '**Het vaste moment.** In elke kern is er op een vast uur iemand die digitale vragen opvangt, op een plek waar mensen toch al komen.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(6, '15:50'),
      heading('Schaalbaar'),
      paragraph(
        'Van elke actie maken we een draaiboek met doel, tijd, kosten en valkuilen. Elke actie raakt minstens twee aspecten: toegang, vaardigheden of ondersteuning. Een actie die enkel uit aankoop bestaat, valt af, en een Digibank hoort bij een andere oproep. De draaiboeken zijn vrij beschikbaar voor dossier Noord en voor elk ander bestuur.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(5, '09:50'),
      heading('Hoe we beslissen over verder of stoppen'),
      numbered(
        'Na een halfjaar kijkt de werkgroep met de betrokken inwoners en vrijwilligers naar wat er gebeurde.',
        'De trekkende gemeente stelt voor: overnemen, aanpassen of stoppen, met de reden.',
        'De stuurgroep beslist en de reden komt in het draaiboek, ook als we stoppen.',
      ),
      paragraph(
        'Stoppen is geen mislukking. Een actie die in een kleine kern niet werkt, kan in een andere gemeente wel passen; daarom starten we elke actie in twee verschillende gemeenten. Wat we leren over mensen die niet kwamen, is even waardevol als het aantal dat wel kwam.',
      ),
    ),
    marksReady('redacteur@jabbeke', workday(5, '13:10')),
    approves('beheerder2@beernem', workday(4, '14:00')),
  ],
};

export const digitaleToegankelijkheid: SectionStory = {
  key: '5c',
  owner: null,
  steps: [
    writes(
      'beheerder@beernem',
      workday(9, '16:20'),
      paragraph(
        'Dit is het hart van dossier West. Een formulier dat iedereen begrijpt, spaart elke dag hulp uit aan vijf onthalen. We werken in twee richtingen.',
      ),
      heading('Nieuw: vanaf de eerste schets voor iedereen'),
      bullets(
        'Elke nieuwe dienst heeft een inwonerspanel dat meekijkt voor er iets gebouwd of gekocht wordt.',
        'De vijf besturen gebruiken dezelfde eisen over toegankelijkheid in hun bestekken.',
        'Geen dienst gaat open zonder telefoonnummer en zonder weg langs het loket.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(8, '15:45'),
      heading('Bestaand: toetsen en herstellen'),
      numbered(
        'Elke gemeente kiest haar vijf meest gebruikte digitale diensten.',
        'Inwoners voeren er een echte taak mee uit, terwijl een medewerker kijkt en zwijgt.',
        'Een deskundige toetst dezelfde diensten aan de Europese norm voor toegankelijke websites.',
        'De verbeterpunten komen op één lijst voor de vijf, gerangschikt naar het aantal mensen dat erover struikelt.',
      ),
      paragraph(
        'Teksten en bijlagen passen we zelf aan. Wat een leverancier moet doen, vragen we samen. Na een jaar herhalen we de test met dezelfde taken, zodat zichtbaar wordt of het beter gaat.',
      ),
    ),
    writes(
      'redacteur@oostkamp',
      workday(6, '16:40'),
      heading('Klare taal'),
      paragraph(
        'Communicatie, burgerzaken en OCMW volgen in gemengde groepen een vorming klare taal. Ze brengen hun eigen brieven mee en gaan met een betere versie naar huis. De modellen die daaruit komen, delen we.',
      ),
    ),
    writes(
      'redacteur@jabbeke',
      workday(5, '14:10'),
      heading('Wie het opvolgt'),
      paragraph(
        'Beernem houdt de gezamenlijke lijst van verbeterpunten bij. Elk punt heeft een eigenaar, een datum en een status die voor de vijf besturen zichtbaar is. Punten bij een leverancier bespreken we twee keer per jaar samen met die leverancier. De deskundige toetst steekproefsgewijs of een verbetering ook echt een verbetering is: soms lost een nieuwe knop het ene probleem op en maakt ze een ander.',
      ),
    ),
    marksReady('redacteur@zedelgem', workday(5, '15:25')),
    approves('beheerder@beernem', workday(4, '10:35')),
  ],
};
