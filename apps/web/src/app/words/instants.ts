import { Service, inject } from '@angular/core';
import { daysBetween } from './brussels';
import { Words } from './words';

const locales = { nl: 'nl-BE', en: 'en-GB' } as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Instants as people say them, in their language and in the time of Brussels. */
@Service()
export class Instants {
  private readonly words = inject(Words);

  /** *vrijdag 29 oktober, 12.00 uur*; with the year when it is not the year of `now`. */
  readonly deadline = (iso: string, now: Date): string => {
    return this.words.say('instant.dayAndHour', { day: this.longDay(iso, now), hour: this.spokenHour(iso) });
  };

  /** *vrijdag 29 oktober, 12.00 – 13.15 uur*; the end is told by its hour alone. */
  readonly stretch = (from: string, until: string, now: Date): string => {
    const hour = `${this.spokenHour(from)} – ${this.spokenHour(until)}`;
    return this.words.say('instant.dayAndHour', { day: this.longDay(from, now), hour });
  };

  private longDay(iso: string, now: Date): string {
    const instant = new Date(iso);
    const year = instant.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' as const };
    return this.format(instant, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  }

  /** *29 oktober* or *vr 29 okt*, without the hour. */
  readonly day = (iso: string): string => this.format(new Date(iso), { weekday: 'short', day: 'numeric', month: 'short' });

  /** *29 oktober 2021* */
  readonly date = (iso: string): string => this.format(new Date(iso), { day: 'numeric', month: 'long', year: 'numeric' });

  /** *12.00* before the word *uur* in Dutch, *12:00* in English. */
  readonly spokenHour = (iso: string): string => {
    const hour = this.hour(iso);
    return this.words.language() === 'nl' ? hour.replace(':', '.') : hour;
  };

  /** *14:32*, as a clock shows it. */
  readonly hour = (iso: string): string => this.format(new Date(iso), { hour: '2-digit', minute: '2-digit' });

  /** When something happened: *13:58*, *gisteren, 13:58*, *ma 18 okt, 13:58*. */
  readonly moment = (iso: string, now: Date): string => {
    const days = daysBetween(new Date(iso), now);
    const hour = this.hour(iso);
    if (days === 0) return this.words.say('instant.today', { hour });
    if (days === 1) return this.words.say('instant.yesterday', { hour });
    return this.words.say('instant.dayShort', { day: this.day(iso), hour });
  };

  /** *nog 9 dagen en 21 uur*, *nog 40 minuten*, *voorbij*. */
  readonly left = (iso: string, now: Date): string => {
    const rest = Date.parse(iso) - now.getTime();
    if (rest <= 0) return this.words.say('instant.past');
    const days = Math.floor(rest / DAY);
    const hours = Math.floor((rest % DAY) / HOUR);
    const minutes = Math.floor((rest % HOUR) / MINUTE);
    if (days >= 1) return this.words.say('instant.leftTwo', { most: this.days(days), rest: this.hours(hours) });
    if (hours >= 1) return this.words.say('instant.leftTwo', { most: this.hours(hours), rest: this.minutes(minutes) });
    return this.words.say('instant.leftOne', { most: this.minutes(minutes) });
  };

  /** By when something is due, seen from now: *vandaag, 17:00*, *morgen, 17:00*, *vr 29 okt*. */
  readonly due = (iso: string, now: Date): string => {
    const days = daysBetween(now, new Date(iso));
    const hour = this.hour(iso);
    if (days === 0) return this.words.say('instant.dueToday', { hour });
    if (days === 1) return this.words.say('instant.dueTomorrow', { hour });
    return this.day(iso);
  };

  private days(count: number): string {
    return this.words.count('instant.days', count);
  }

  private hours(count: number): string {
    return this.words.count('instant.hours', count);
  }

  private minutes(count: number): string {
    return this.words.count('instant.minutes', count);
  }

  private format(instant: Date, options: Intl.DateTimeFormatOptions): string {
    const locale = locales[this.words.language()];
    return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Brussels', hourCycle: 'h23', ...options }).format(instant);
  }
}
