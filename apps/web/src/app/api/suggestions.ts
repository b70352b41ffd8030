import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { sectionSuggestions } from '@samenpen/contracts';
import type { SectionSuggestions, SuggestionChange, SuggestionDecisionAsked } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const addressOf = (section: string): string => `/api/sections/${encodeURIComponent(section)}/suggestions`;

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

  async decide(section: string, decision: SuggestionDecisionAsked): Promise<SectionSuggestions> {
    return sectionSuggestions.parse(await firstValueFrom(this.http.post<unknown>(`${addressOf(section)}/decisions`, decision)));
  }

  async change(section: string, id: string, change: SuggestionChange): Promise<SectionSuggestions> {
    return sectionSuggestions.parse(await firstValueFrom(this.http.patch<unknown>(`${addressOf(section)}/${id}`, change)));
  }
}
