import { Inject, Injectable } from '@nestjs/common';
import {
  chosenInstant,
  notification,
  notificationId,
  type MailChoiceChange,
  type MailChoices,
  type Notification,
  type NotificationQuery,
  type ReadMarks,
  type UnreadCounts,
} from '@samenpen/contracts';
import * as z from 'zod';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { Page } from '../platform/page';
import { Problem } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { choicesOf } from './mail-choices';
import { NotificationRepository, type NotificationRow } from './notification.repository';

/** What a person was told, as the person reads it. */
@Injectable()
export class Inbox {
  constructor(
    private readonly repository: NotificationRepository,
    private readonly dossiers: DossierRecordRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async list(personId: string, query: NotificationQuery): Promise<Page<Notification>> {
    const rows = await this.repository.list(personId, query, placeOf(query.cursor));
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const nextCursor = last === undefined ? null : `${last.toldAt.toISOString()}_${last.id}`;
    return { items: await this.named(rows), nextCursor };
  }

  async unread(personId: string): Promise<UnreadCounts> {
    const dossiers = await this.repository.unread(personId);
    return { total: dossiers.reduce((sum, { unread }) => sum + unread, 0), dossiers };
  }

  async markRead(personId: string, marks: ReadMarks): Promise<UnreadCounts> {
    await this.repository.markRead(personId, marks);
    return this.unread(personId);
  }

  async choices(personId: string): Promise<MailChoices> {
    const choices = choicesOf(await this.repository.choices(personId));
    return {
      mail: this.settings.mail === null ? 'off' : 'on',
      choices: [...choices].map(([kind, choice]) => ({ kind, choice })),
    };
  }

  async choose(personId: string, { choices }: MailChoiceChange): Promise<MailChoices> {
    await this.repository.choose(personId, choices);
    return this.choices(personId);
  }

  /** Rows as they travel, with the names of people, sections and municipalities. */
  async named(rows: readonly NotificationRow[]): Promise<Notification[]> {
    const people = await this.repository.names(rows.flatMap(({ actorId }) => actorId ?? []));
    const titles = await this.dossiers.sectionTitles(rows.map(({ dossier }) => dossier.templateVersionId));
    return rows.map((row) =>
      travelling(row, {
        actor: row.actorId === null ? undefined : people.get(row.actorId),
        titles: titles.get(row.dossier.templateVersionId),
      }),
    );
  }
}

type Named = {
  readonly actor: { readonly id: string; readonly name: string; readonly organisation: string } | undefined;
  readonly titles: ReadonlyMap<string, string> | undefined;
};

function travelling(row: NotificationRow, { actor, titles }: Named): Notification {
  const { dossier, section, audience } = row;
  return notification.parse({
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    by: actor === undefined ? null : { person: actor.id, name: actor.name, organisation: actor.organisation },
    dossier: { slug: dossier.slug, title: dossier.title },
    section: section === null ? null : { ...sectionNames(section), title: titles?.get(section.key) ?? section.key },
    thread: row.threadId,
    session: row.sessionId,
    internalTo: audience === null ? null : { id: audience.id, name: audience.organisation.name },
    text: row.text,
    moment: row.moment?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
  });
}

function sectionNames({ id, key, owner }: NonNullable<NotificationRow['section']>) {
  return { id, key, partnerName: owner?.organisation.name ?? null };
}

/** The place in the list that a cursor names: an instant and an id. */
function placeOf(cursor: string | undefined): { toldAt: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [instant, id] = cursor.split('_');
  const place = z.object({ toldAt: chosenInstant, id: notificationId }).safeParse({ toldAt: instant, id });
  if (!place.success) throw new Problem('bad-request', { faults: [{ path: 'cursor', message: 'is none of ours' }] });
  return { toldAt: new Date(place.data.toldAt), id: place.data.id };
}
