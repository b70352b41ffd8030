import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { sectionDetail, sectionSummary, sectionTransitionAnswer } from '@samenpen/contracts';
import type { SectionChange, SectionDetail, SectionId, SectionSummary, SectionTransition, SectionTransitionAnswer } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

/** Sections: reading one, handing it out, moving it to another state. */
@Service()
export class Sections {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);

  /** Call while a component is made. */
  one(id: () => string) {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return `/api/sections/${encodeURIComponent(id())}`;
      },
      { parse: (body) => sectionDetail.parse(body) },
    );
  }

  /** The section as it is at this moment; it holds every edit acknowledged before. */
  async read(id: string): Promise<SectionDetail> {
    return sectionDetail.parse(await firstValueFrom(this.http.get<unknown>(`/api/sections/${encodeURIComponent(id)}`)));
  }

  /** Assigns the section or sets when it is due; answers the section as it now stands. */
  async change(id: SectionId, change: SectionChange): Promise<SectionSummary> {
    return sectionSummary.parse(await firstValueFrom(this.http.patch<unknown>(`/api/sections/${id}`, change)));
  }

  /** Asks for a state change; throws the problem when it is refused. */
  async transition(id: SectionId, transition: SectionTransition): Promise<SectionTransitionAnswer> {
    const answer = await firstValueFrom(this.http.post<unknown>(`/api/sections/${id}/transitions`, transition));
    return sectionTransitionAnswer.parse(answer);
  }
}
