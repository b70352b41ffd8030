import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { apiToken, createdToken, pageOf } from '@samenpen/contracts';
import type { CreatedToken, NewToken } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';

const tokenPage = pageOf(apiToken);

/** Personal access tokens, with which a script acts as the person. */
@Service()
export class Tokens {
  private readonly http = inject(HttpClient);

  /** Call while a component is made. */
  list() {
    return httpResource(() => '/api/tokens', { parse: (body) => tokenPage.parse(body).items });
  }

  /** The answer is the only one that ever holds the token itself. */
  async create(request: NewToken): Promise<CreatedToken> {
    return createdToken.parse(await firstValueFrom(this.http.post<unknown>('/api/tokens', request)));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/tokens/${encodeURIComponent(id)}`));
  }
}
