import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject, resource } from '@angular/core';
import { pageOf, restoration, sectionAuthorship, sectionSince, sectionVersion, unreadSections, versionContent } from '@samenpen/contracts';
import type { NewRestoration, Restoration, SectionVersion } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';

const page = pageOf(sectionVersion);
type Timeline = { readonly items: readonly SectionVersion[]; readonly nextCursor: string | null };

/** The most points that the api gives in one answer. */
const MOST_AT_ONCE = 200;

/** The past of sections. Each method that returns a resource is called while a component is made. */
@Service()
export class Versions {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);

  /** The timeline, newest first: its first `count` points, and whether there are more. */
  list(section: () => string, count: () => number) {
    return resource({
      params: () => ({ url: this.of(section(), 'versions'), count: count() }),
      loader: ({ params: { url, count: wanted } }) => this.points(url, wanted),
    });
  }

  /** What the section said at a point, or `now`; nothing is asked while there is no point. */
  content(section: () => string, point: () => string | null) {
    return httpResource(
      () => {
        const asked = point();
        return asked === null ? undefined : this.of(section(), `versions/${encodeURIComponent(asked)}`);
      },
      { parse: (body) => versionContent.parse(body) },
    );
  }

  /** The point that a section is at now. */
  async present(section: string): Promise<number> {
    return versionContent.parse(await firstValueFrom(this.http.get<unknown>(this.of(section, 'versions/now')))).seq;
  }

  /** From where one may ask what changed; nothing is asked while the section is empty. */
  since(section: () => string) {
    return httpResource(() => (section() === '' ? undefined : this.of(section(), 'since')), { parse: (body) => sectionSince.parse(body) });
  }

  authorship(section: () => string) {
    return httpResource(() => this.of(section(), 'authorship'), { parse: (body) => sectionAuthorship.parse(body) });
  }

  /** In which sections of a dossier others wrote since one looked; nothing is asked while the slug is empty. */
  unread(slug: () => string) {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return slug() === '' ? undefined : `/api/dossiers/${encodeURIComponent(slug())}/unread`;
      },
      { parse: (body) => unreadSections.parse(body).sections },
    );
  }

  /** Gives what the section says now a name, or what it said at a point. */
  async name(section: string, name: string, seq?: number): Promise<SectionVersion> {
    const body = seq === undefined ? { name } : { name, seq };
    return sectionVersion.parse(await firstValueFrom(this.http.post<unknown>(this.of(section, 'versions'), body)));
  }

  async rename(section: string, version: string, name: string): Promise<void> {
    await firstValueFrom(this.http.patch(this.of(section, `versions/${version}`), { name }));
  }

  async remove(section: string, version: string): Promise<void> {
    await firstValueFrom(this.http.delete(this.of(section, `versions/${version}`)));
  }

  /** Puts an earlier text back; throws the problem when it is refused. */
  async restore(section: string, request: NewRestoration): Promise<Restoration> {
    return restoration.parse(await firstValueFrom(this.http.post<unknown>(this.of(section, 'restorations'), request)));
  }

  /** Says that the section was seen as it is now; also while the page goes away. */
  async look(section: string): Promise<void> {
    await firstValueFrom(this.http.put(this.of(section, 'visit'), null, { keepalive: true }));
  }

  private async points(url: string, wanted: number): Promise<Timeline> {
    const items: SectionVersion[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string | number> = { limit: Math.min(wanted - items.length, MOST_AT_ONCE), ...(cursor !== null && { cursor }) };
      const found: Timeline = page.parse(await firstValueFrom(this.http.get<unknown>(url, { params })));
      items.push(...found.items);
      cursor = found.nextCursor;
    } while (cursor !== null && items.length < wanted);
    return { items, nextCursor: cursor };
  }

  /** Reads the epoch, so that a new sign-in asks again what was refused. */
  private of(section: string, path: string): string {
    this.loginEnd.epoch();
    return `/api/sections/${encodeURIComponent(section)}/${path}`;
  }
}
