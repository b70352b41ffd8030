import { bullets, heading, paragraph } from '../story/blocks';
import { marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const verantwoording: SectionStory = {
  key: '16',
  owner: null,
  due: { shareOfTimeLeft: 0.5 },
  steps: [
    writes(
      'beheerder@beernem',
      workday(4, '14:15'),
      paragraph(
        'We vragen 200.000 euro, het plafond van de oproep, voor vijf gemeenten en 36 maanden. Elke kost hoort bij een werkpakket en elk werkpakket heeft een trekkende gemeente die de kost bewaakt.',
      ),
      heading('Waaraan het geld gaat'),
      bullets(
        '**Projectmedewerker.** De grootste post: één functie voor vijf kernteams, in dienst van de penhouder. Zonder die functie zoekt elke gemeente hetzelfde uit.',
        '**Toetsing.** Gebruikerstests en technische controle van de diensten van de vijf besturen, als één opdracht geplaatst.',
        '**Vorming klare taal.** In gemengde groepen, met materiaal dat nadien van de besturen is.',
        '**Vergoedingen** voor inwonerspanels en vrijwilligers, volgens het reglement van elke gemeente.',
      ),
    ),
    writes(
      'beheerder2@beernem',
      workday(3, '10:15'),
      heading('Wat we niet vragen'),
      paragraph(
        'Uren van eigen medewerkers, lokalen en verzekering zijn eigen inbreng. Toestellen en de werking van een Digibank staan er niet in. Kosten die al door een andere subsidie gedragen worden, sluiten we uit; Oostkamp ziet daarop toe voor de vijf. [Bedragen per lijn: over te nemen uit de begroting.]',
      ),
    ),
    writes(
      'redacteur@oostkamp',
      workday(2, '16:35'),
      heading('Waarom deze verhouding'),
      paragraph(
        'Mensen kosten het meest, en dat is hier terecht: drempels verdwijnen doordat iemand kijkt, luistert en herschrijft. De toetsing is eenmalig en gezamenlijk, omdat vijf afzonderlijke opdrachten duurder zijn en niet te vergelijken. Vergoedingen zijn klein per persoon maar beslissend: zonder vergoeding testen alleen mensen mee voor wie het nooit een probleem was.',
      ),
      paragraph(
        'De loonkost volgt de loonschaal van de penhouder. [Loonschaal en inzet in VTE: aan te vullen door de personeelsdienst van Beernem.] Verschuivingen tussen werkpakketten beslist de stuurgroep.',
      ),
    ),
    marksReady('beheerder2@beernem', workday(1, '15:10')),
  ],
};
