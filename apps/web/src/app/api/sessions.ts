import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { session, signInOptions } from '@samenpen/contracts';
import type { AccountChange, NewSession, Session } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const isUnauthorized = (error: unknown): boolean => error instanceof HttpErrorResponse && error.status === 401;

/** Who is signed in, and signing in and out. */
@Service()
export class Sessions {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);
  private readonly known = signal<Session | null | undefined>(undefined);

  /** The signed-in person, null for nobody, undefined before the first answer. */
  readonly current = this.known.asReadonly();

  /** What the sign-in page may offer, without being signed in. */
  options() {
    return httpResource(() => '/api/session/options', { parse: (body) => signInOptions.parse(body) });
  }

  /** Asks once who is signed in; later calls answer from memory. */
  async whoIsSignedIn(): Promise<Session | null> {
    const known = this.known();
    if (known !== undefined) return known;
    const found = await this.ask();
    this.known.set(found);
    return found;
  }

  /** Throws the answer of the api when address and password do not fit. */
  async signIn(credentials: NewSession): Promise<Session> {
    await firstValueFrom(this.http.post<unknown>('/api/session', credentials));
    const found = session.parse(await firstValueFrom(this.http.get<unknown>('/api/session')));
    this.known.set(found);
    this.loginEnd.signedInAgain();
    return found;
  }

  /** Also once the login has ended, or another window has brought somebody else's: that one is not touched. */
  async signOut(): Promise<void> {
    await this.loginEnd.leaving(async () => {
      try {
        await firstValueFrom(this.http.delete('/api/session'));
      } catch (error) {
        // Nobody is signed in as the person of this page: there is nothing left to end.
        if (!isUnauthorized(error)) throw error;
      }
    });
    this.known.set(null);
  }

  /** Ends every login of the person, on every device. */
  async signOutEverywhere(): Promise<void> {
    await this.loginEnd.leaving(() => firstValueFrom(this.http.delete('/api/session', { params: { everywhere: '1' } })));
    this.known.set(null);
  }

  async change(change: AccountChange): Promise<void> {
    const answer = await firstValueFrom(this.http.patch<unknown>('/api/session/person', change));
    this.known.set(session.parse(answer));
  }

  private async ask(): Promise<Session | null> {
    try {
      return session.parse(await firstValueFrom(this.http.get<unknown>('/api/session')));
    } catch (error) {
      // 401 is the ordinary answer for a visitor; anything else is a fault of its own.
      if (isUnauthorized(error)) return null;
      throw error;
    }
  }
}
