import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { dossierDetail, dossierEvent, dossierReading, dossierSummary, pageOf } from '@samenpen/contracts';
import type { DossierReading, DossierSettings, PartnerId, SectionId } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const dossierPage = pageOf(dossierSummary);
const eventPage = pageOf(dossierEvent);

/** The dossiers one has a part in. Each method that returns a resource is called while a component is made. */
@Service()
export class Dossiers {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);

  list() {
    return httpResource(() => this.asked('/api/dossiers'), { parse: (body) => dossierPage.parse(body).items });
  }

  /** Nothing is asked while the slug is undefined. */
  one(slug: () => string | undefined) {
    return httpResource(() => this.about(slug(), ''), { parse: (body) => dossierDetail.parse(body) });
  }

  /** Why the dossier cannot be read now; null when it can. */
  async faultOf(slug: string): Promise<unknown> {
    try {
      await firstValueFrom(this.http.get<unknown>(`/api/dossiers/${encodeURIComponent(slug)}`));
      return null;
    } catch (error) {
      // This is what was asked for.
      return error;
    }
  }

  /** The whole dossier as one text. */
  reading(slug: () => string) {
    return httpResource(() => this.about(slug(), '/reading'), { parse: (body) => dossierReading.parse(body) });
  }

  /** One section as it reads now; null when it is not there any more. */
  async readingOf(slug: string, section: SectionId): Promise<DossierReading['sections'][number] | null> {
    const body = await firstValueFrom(this.http.get<unknown>(`/api/dossiers/${encodeURIComponent(slug)}/reading`, { params: { section } }));
    return dossierReading.parse(body).sections[0] ?? null;
  }

  /** The newest events, newest first. */
  newestEvents(slug: () => string, count: number) {
    return httpResource(
      () => {
        const url = this.about(slug(), '/events');
        return url === undefined ? undefined : { url, params: { last: count } };
      },
      { parse: (body) => eventPage.parse(body).items.toReversed() },
    );
  }

  /** The newest events of one section, newest first. */
  eventsOfSection(slug: () => string, section: () => string, count: number) {
    return httpResource(
      () => {
        const url = this.about(slug(), '/events');
        return url === undefined ? undefined : { url, params: { section: section(), last: count } };
      },
      { parse: (body) => eventPage.parse(body).items.toReversed() },
    );
  }

  /** Asks a partner again for what is still open with it. */
  async remind(slug: string, partner: PartnerId): Promise<void> {
    await firstValueFrom(this.http.post(`/api/dossiers/${encodeURIComponent(slug)}/reminders`, { partner }));
  }

  async changeSettings(slug: string, settings: DossierSettings): Promise<void> {
    await firstValueFrom(this.http.patch(`/api/dossiers/${encodeURIComponent(slug)}/settings`, settings));
  }

  private about(slug: string | undefined, path: string): string | undefined {
    return slug === undefined || slug === '' ? undefined : this.asked(`/api/dossiers/${encodeURIComponent(slug)}${path}`);
  }

  /** Reads the epoch, so that a new sign-in asks again what was refused. */
  private asked(url: string): string {
    this.loginEnd.epoch();
    return url;
  }
}
