import { Service, inject } from '@angular/core';
import type { DossierDetail } from '@samenpen/contracts';
import type { Hold } from '@samenpen/dossier-rules';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';

const NAMED = 3;

/** The lines of *Wat houdt ons tegen* in words: what it is, and under it what it is about. */
@Service()
export class HoldSentences {
  private readonly words = inject(Words);
  private readonly instants = inject(Instants);

  title({ key, values }: Hold): string {
    const count = Number(values['count'] ?? values['by'] ?? 1);
    const isOfNobody = values['partner'] === '';
    if (key === 'changes-requested' && isOfNobody) return this.words.count('holds.line.changes-requested-of-nobody', count);
    if (key === 'overdue' && isOfNobody) return this.words.count('holds.line.overdue-of-nobody', count);
    return this.words.count(`holds.line.${key}`, count, values);
  }

  /** Which sections, or since when; the names of a few and how many more. */
  detail({ key, values, sections }: Hold, dossier: DossierDetail, now: Date): string {
    if (key === 'no-signatory') return this.words.say('holds.why.no-signatory');
    if (key === 'one-administrator') return this.words.say('holds.why.one-administrator');
    if (key === 'suggestions-open') return this.words.say('holds.why.suggestions-open');
    if (key === 'over-limit' || key === 'under-limit') {
      return this.words.say('holds.why.limit', { limit: Number(values['limit'] ?? 0).toLocaleString('nl-BE') });
    }
    const named = this.names(sections, dossier);
    const since = values['since'];
    if (typeof since !== 'string' || since === '') return named;
    return this.words.say('holds.why.since', { when: this.instants.moment(since, now), named });
  }

  private names(ids: Hold['sections'], { sections }: DossierDetail): string {
    const titles = [...new Set(ids.map((id) => sections.find((section) => section.id === id)?.title ?? ''))];
    const first = titles.slice(0, NAMED).join(', ');
    return titles.length <= NAMED ? first : this.words.say('holds.why.andMore', { first, count: titles.length - NAMED });
  }
}
