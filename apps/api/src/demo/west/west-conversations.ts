import { names, says, type Conversation } from '../story/conversation';
import { workday } from '../story/section-story';

/** What people of West say to each other beside the texts; one of them only within Beernem. */
export const WEST_CONVERSATIONS: readonly Conversation[] = [
  {
    on: { key: '10', owner: 'zedelgem', quote: 'Aantal uren per week: het college beslist op zijn volgende zitting.' },
    given: { to: 'redacteur@zedelgem', due: workday(-2, '17:00') },
    said: [says('beheerder@beernem', workday(1, '09:15'), 'Dit is de laatste tekst die we nog missen. Laat je weten wat het college beslist?')],
  },
  {
    on: { key: '16', owner: null, quote: 'Loonschaal en inzet in VTE: aan te vullen door de personeelsdienst van Beernem.' },
    internal: true,
    said: [says('beheerder@beernem', workday(1, '08:50'), names('beheerder2@beernem'), ' vraag jij dit na? Het blijft onder ons tot het cijfer vaststaat.')],
  },
  {
    on: { key: '12-tekst', owner: null, quote: 'Namen houden we niet bij.' },
    said: [
      says('redacteur@brugge', workday(3, '17:30'), 'Goed dat dit er staat.'),
      says('redacteur@zedelgem', workday(2, '08:40'), 'Dank je. We zetten het ook op het registratieblad.'),
    ],
    resolved: { by: 'redacteur@zedelgem', at: workday(2, '08:41') },
  },
];
