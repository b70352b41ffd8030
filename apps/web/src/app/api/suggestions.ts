import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { MOST_DECIDED_AT_ONCE, sectionSuggestions } from '@samenpen/contracts';
import type { SectionSuggestions, SuggestionChange, SuggestionDecisionAsked } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const addressOf = (section: string): string => `/api/sections/${encodeURIComponent(section)}/suggestions`;

/** Some of what was asked is decided, the rest is not; its cause is why. */
export class PartlyDecided extends Error {
  constructor(
    readonly left: readonly string[],
    readonly done: number,
    cause: unknown,
  ) {
    super('some of the suggestions are decided', { cause });
  }
}

/** The suggestions of a section: who made them, and deciding them. */
@Service()
export class SuggestionCalls {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);

  /** Call while a component is made. */
  ofSection(section: () => string) {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return addressOf(section());
      },
      { parse: (body) => sectionSuggestions.parse(body) },
    );
  }

  /** Decides any number of them, in steps of what the api takes at once. Throws `PartlyDecided` when a later step fails. */
  async decide(section: string, decision: SuggestionDecisionAsked): Promise<SectionSuggestions> {
    const ids = decision.ids;
    let answer = await this.decideStep(section, { ...decision, ids: ids.slice(0, MOST_DECIDED_AT_ONCE) });
    for (let done = MOST_DECIDED_AT_ONCE; done < ids.length; done += MOST_DECIDED_AT_ONCE) {
      try {
        answer = await this.decideStep(section, { ...decision, ids: ids.slice(done, done + MOST_DECIDED_AT_ONCE) });
      } catch (error) {
        // Whoever asked says what is decided and what is not.
        throw new PartlyDecided(ids.slice(done), done, error);
      }
    }
    return answer;
  }

  private async decideStep(section: string, decision: SuggestionDecisionAsked): Promise<SectionSuggestions> {
    return sectionSuggestions.parse(await firstValueFrom(this.http.post<unknown>(`${addressOf(section)}/decisions`, decision)));
  }

  async change(section: string, id: string, change: SuggestionChange): Promise<SectionSuggestions> {
    return sectionSuggestions.parse(await firstValueFrom(this.http.patch<unknown>(`${addressOf(section)}/${id}`, change)));
  }
}
