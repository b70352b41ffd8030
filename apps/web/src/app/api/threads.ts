import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { pageOf, thread, threadCounts } from '@samenpen/contracts';
import type { CommentChange, CommentId, NewComment, NewThread, Thread, ThreadChange, ThreadCounts, ThreadId } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';

const threadPage = pageOf(thread);
const AT_ONCE = 200;

/** Which threads of a dossier. */
type Wanted = { readonly section?: string; readonly state?: 'open' | 'resolved' };

/** Threads of comments. What changes one answers it as it then stands, but for deleting; a refusal is thrown. */
@Service()
export class Threads {
  private readonly http = inject(HttpClient);

  /** All of them, page by page. */
  async list(slug: string, wanted: Wanted): Promise<Thread[]> {
    const found: Thread[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string | number> = { ...wanted, limit: AT_ONCE, ...(cursor === null ? {} : { cursor }) };
      const page: { items: Thread[]; nextCursor: string | null } = threadPage.parse(
        await firstValueFrom(this.http.get<unknown>(`/api/dossiers/${encodeURIComponent(slug)}/threads`, { params })),
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  }

  /** How many are open, per section and on the dossier as a whole. */
  async counts(slug: string): Promise<ThreadCounts['items']> {
    return threadCounts.parse(await firstValueFrom(this.http.get<unknown>(`/api/dossiers/${encodeURIComponent(slug)}/threads/counts`))).items;
  }

  async read(id: string): Promise<Thread> {
    return thread.parse(await firstValueFrom(this.http.get<unknown>(`/api/threads/${encodeURIComponent(id)}`)));
  }

  async open(slug: string, opened: NewThread): Promise<Thread> {
    return thread.parse(await firstValueFrom(this.http.post<unknown>(`/api/dossiers/${encodeURIComponent(slug)}/threads`, opened)));
  }

  async answer(id: ThreadId, comment: NewComment): Promise<Thread> {
    return thread.parse(await firstValueFrom(this.http.post<unknown>(`/api/threads/${id}/comments`, comment)));
  }

  async change(id: ThreadId, change: ThreadChange): Promise<Thread> {
    return thread.parse(await firstValueFrom(this.http.patch<unknown>(`/api/threads/${id}`, change)));
  }

  async rewrite(id: CommentId, change: CommentChange): Promise<Thread> {
    return thread.parse(await firstValueFrom(this.http.patch<unknown>(`/api/comments/${id}`, change)));
  }

  async remove(id: CommentId): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/comments/${id}`));
  }
}
