import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { pageOf, reviewSession, reviewSessionSummary } from '@samenpen/contracts';
import type { NewReviewSession, ReviewMove, ReviewSession, ReviewSessionChange, ReviewSessionId } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const sessionPage = pageOf(reviewSessionSummary);

/** Review sessions: those of a dossier, one of them, and what one does in it. */
@Service()
export class ReviewSessions {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);

  /** Latest first. Call while a component is made. */
  ofDossier(slug: () => string) {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return slug() === '' ? undefined : `/api/dossiers/${encodeURIComponent(slug())}/review-sessions`;
      },
      { parse: (body) => sessionPage.parse(body).items },
    );
  }

  /** Call while a component is made. */
  one(id: () => string) {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return id() === '' ? undefined : `/api/review-sessions/${encodeURIComponent(id())}`;
      },
      { parse: (body) => reviewSession.parse(body) },
    );
  }

  /** The session as it is at this moment. */
  async read(id: string): Promise<ReviewSession> {
    return reviewSession.parse(await firstValueFrom(this.http.get<unknown>(`/api/review-sessions/${encodeURIComponent(id)}`)));
  }

  async plan(slug: string, plan: NewReviewSession): Promise<ReviewSession> {
    return reviewSession.parse(await firstValueFrom(this.http.post<unknown>(`/api/dossiers/${encodeURIComponent(slug)}/review-sessions`, plan)));
  }

  async change(id: ReviewSessionId, change: ReviewSessionChange): Promise<ReviewSession> {
    return reviewSession.parse(await firstValueFrom(this.http.patch<unknown>(`/api/review-sessions/${id}`, change)));
  }

  /** Answers the session as it then stands; throws the problem when the move is refused. */
  async move(id: string, move: ReviewMove): Promise<ReviewSession> {
    return reviewSession.parse(await firstValueFrom(this.http.post<unknown>(`/api/review-sessions/${encodeURIComponent(id)}/moves`, move)));
  }
}
