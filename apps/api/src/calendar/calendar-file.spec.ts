import { senderOf } from '../platform/mail-settings';
import { calendarFile, type CalendarEntry } from './calendar-file';

const entry: CalendarEntry = {
  id: '1e9d3022-6e6b-45b8-9087-f0a4f1538924',
  title: 'Nazicht; zes onderdelen, met “vragen” \\ en é',
  dossier: 'Dossier Noord',
  startsAt: new Date('2026-11-28T10:30:00+01:00'),
  minutes: 75,
  place: 'Raadzaal, verdieping 1',
  preparation: `${'Lees vooraf; noteer, per onderdeel, wat ontbreekt. '.repeat(4)}\nTweede alinea.`,
  isCancelled: false,
  sequence: 2,
  url: 'https://samenpen.example/dossiers/noord/overleg/1e9d3022-6e6b-45b8-9087-f0a4f1538924',
  madeAt: new Date('2026-11-20T08:00:00Z'),
  organizer: senderOf('Samenpen <samenpen@blankenberge.example>'),
};

const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file of a review session', () => {
  it('holds what a calendar needs to add it, in UTC and with the signs of its format escaped', () => {
    expect(linesOf(calendarFile(entry))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Samenpen//Samenpen//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:1e9d3022-6e6b-45b8-9087-f0a4f1538924@samenpen',
      'SEQUENCE:2',
      'DTSTAMP:20261120T080000Z',
      'DTSTART:20261128T093000Z',
      'DTEND:20261128T104500Z',
      'SUMMARY:Nazicht\\; zes onderdelen\\, met “vragen” \\\\ en é – Dossier Noord',
      'LOCATION:Raadzaal\\, verdieping 1',
      expect.stringMatching(/^DESCRIPTION:Lees vooraf\\; noteer\\, .*ontbreekt\. \\nTweede alinea\.\\n\\nhttps:\/\/samenpen\.example\//),
      'ORGANIZER;CN="Samenpen":mailto:samenpen@blankenberge.example',
      `URL;VALUE=URI:${entry.url}`,
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no line of more than 75 bytes, and ends every line', () => {
    const file = calendarFile(entry);

    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('takes the same event out again when it is cancelled', () => {
    const lines = linesOf(calendarFile({ ...entry, isCancelled: true, sequence: 3 }));

    for (const line of ['METHOD:CANCEL', 'UID:1e9d3022-6e6b-45b8-9087-f0a4f1538924@samenpen', 'SEQUENCE:3', 'STATUS:CANCELLED']) expect(lines).toContain(line);
  });

  it('names no organizer where the installation sends no mail', () => {
    expect(calendarFile({ ...entry, organizer: null })).not.toContain('ORGANIZER');
    expect(senderOf('samenpen@blankenberge.example')).toEqual({ name: 'samenpen@blankenberge.example', email: 'samenpen@blankenberge.example' });
  });
});
