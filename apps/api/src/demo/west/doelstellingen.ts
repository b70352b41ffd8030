import { bullets, heading, numbered, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  requestsChanges,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const doelstellingen: SectionStory = {
  key: '4',
  owner: null,
  steps: [
    writes(
      'beheerder@beernem',
      workday(9, '10:40'),
      paragraph(
        'Tegen eind 2024 heeft elk van de vijf besturen een eigen werking rond e-inclusie. Wat dat betekent, leggen we vast in drie doelstellingen, in de volgorde waarin we eraan werken.',
      ),
      numbered(
        '**Toegankelijke diensten.** Elk bestuur toetst zijn meest gebruikte digitale diensten met inwoners en voert de verbeterpunten uit volgens een eigen planning. Elke dienst houdt een gelijkwaardige weg zonder scherm.',
        '**Een netwerk van hulp.** In elke gemeente weten onthaal, OCMW, bibliotheek en verenigingen van elkaar wie waarmee helpt, en verwijzen ze door met een naam in plaats van met een folder.',
        '**Verankerd beleid.** Elk college keurt binnen het eerste jaar een actieplan goed, met een trekker, een termijn en middelen per actie.',
      ),
    ),
    marksReady('beheerder2@beernem', workday(8, '15:00')),
    requestsChanges(
      'beheerder@beernem',
      workday(7, '08:45'),
      'Zet erbij hoe we de drie doelstellingen opvolgen; nu kan niemand zien wanneer ze bereikt zijn.',
    ),
    writes(
      'redacteur@jabbeke',
      workday(6, '10:20'),
      heading('Hoe we het opvolgen'),
      bullets(
        'Elke doelstelling heeft één trekkende gemeente, die aan de stuurgroep verslag uitbrengt.',
        'De indicatoren zijn voor de vijf besturen dezelfde en worden elk halfjaar ingevuld.',
        'Een doelstelling is bereikt wanneer ze in elke gemeente werkt, niet wanneer het gemiddelde goed is.',
      ),
      paragraph(
        'We kiezen de drie invalshoeken van de oproep. De derde, de toegankelijkheid van de eigen dienstverlening, is ons vertrekpunt: ze ligt volledig in eigen handen en helpt meteen alle inwoners.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(5, '09:10'),
      heading('Stappen per jaar'),
      numbered(
        '**Eerste jaar.** Nulmeting in de vijf gemeenten, eerste toets van diensten, actieplan goedgekeurd in elk college, doorverwijskaart in gebruik.',
        '**Tweede jaar.** Verbeterpunten uitgevoerd, acties van andere gemeenten overgenomen, vorming klare taal afgerond voor alle loketten.',
        '**Derde jaar.** Herhaling van de toets met dezelfde taken, overdracht van de gedeelde taken naar de kernteams, verankering in functies en meerjarenplan.',
      ),
      paragraph(
        'Elke stap heeft een datum in de tijdlijn en een trekkende gemeente. Wie een stap niet haalt, meldt dat aan de stuurgroep voor de datum verstrijkt, niet erna.',
      ),
    ),
    marksReady('redacteur@jabbeke', workday(5, '11:20')),
    approves('beheerder@beernem', workday(4, '10:30')),
  ],
};
