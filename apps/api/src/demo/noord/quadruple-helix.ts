import { bullets, heading, paragraph, table } from '../story/blocks';
import { assigns, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const quadrupleHelix: SectionStory = {
  key: '8-tekst',
  owner: null,
  due: { shareOfTimeLeft: 0.4 },
  steps: [
    assigns('beheerder@blankenberge', workday(9, '08:50'), 'damme'),
    writes(
      'redacteur@damme',
      workday(7, '11:00'),
      paragraph(
        'De oproep raadt een breed partnerschap aan: burgers, kennisinstellingen, bedrijven en overheden. We kiezen per groep partners met een duidelijke taak, en we maken een onderscheid tussen wie meebeslist, wie meewerkt en wie een opdracht uitvoert.',
      ),
      table(
        ['Groep', 'Rol in het project', 'Al gekend?'],
        ['Burgers', 'ervaringsdeskundigen en digibuddy’s', 'werving in het eerste jaar'],
        ['Kennis', 'vorming en evaluatie', 'profiel, nog te gunnen'],
        ['Bedrijven', 'technische toets van diensten', 'profiel, nog te gunnen'],
        ['Overheden', 'vier gemeenten en hun OCMW’s; Brugge als waarnemer', 'ja'],
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(5, '13:20'),
      heading('Samenwerking tussen overheden'),
      paragraph(
        'De samenwerking tussen de vier besturen, hun OCMW’s en Werkkracht10 regelen we in de samenwerkingsovereenkomst. Het zijn taken van algemeen belang die de besturen samen opnemen; er wordt geen winst gemaakt.',
      ),
      heading('Opdrachten'),
      paragraph(
        'Voor vorming, evaluatie en technische toetsing doen we een beroep op derden. Die opdrachten plaatst de penhouder volgens de wet op de overheidsopdrachten, na de toekenning van de subsidie. In dit dossier noemen we daarom geen bedrijf of instelling, maar het profiel dat we zoeken:',
      ),
      bullets(
        '**Vorming:** ervaring met laaggeletterde deelnemers en met opleiding van vrijwilligers; materiaal dat we vrij mogen delen.',
        '**Toegankelijkheid:** ervaring met toetsing volgens de Europese norm én met gebruikerstests bij mensen met een beperking.',
        '**Evaluatie:** onafhankelijk van de uitvoering, vertrouwd met lokale besturen.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(3, '15:40'),
      heading('Burgers en verenigingen'),
      paragraph(
        'Verenigingen en vrijwilligers krijgen geen opdracht maar een plaats in de werkgroep. Hun onkosten worden vergoed volgens het reglement van elke gemeente. Wie zelf een actie wil dragen, kan dat voorstellen aan de werkgroep; de stuurgroep beslist op basis van de doelstellingen en deelt haar reden mee.',
      ),
    ),
    marksReady('redacteur@damme', workday(1, '11:40')),
  ],
};
