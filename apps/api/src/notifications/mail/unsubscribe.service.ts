import { Injectable } from '@nestjs/common';
import { language, notificationKind, type Language, type NotificationKind, type UnsubscribeScope } from '@samenpen/contracts';
import { InstanceFactRepository } from '../../platform/instance-fact.repository';
import { Problem } from '../../platform/problem';
import { NotificationRepository } from '../notification.repository';
import { readUnsubscribeToken, unsubscribeToken, type Unsubscribing } from './unsubscribe-token';

/** Ends mail for whoever holds the link of a mail, without a sign-in. */
@Injectable()
export class Unsubscribes {
  constructor(
    private readonly facts: InstanceFactRepository,
    private readonly repository: NotificationRepository,
  ) {}

  async token(personId: string, kind: NotificationKind | null): Promise<string> {
    return unsubscribeToken({ personId, kind }, await this.facts.unsubscribeKey());
  }

  async scope(token: string): Promise<UnsubscribeScope> {
    const { kind, language: spoken } = await this.#read(token);
    return { kind, language: spoken };
  }

  async end(token: string): Promise<UnsubscribeScope> {
    const { personId, kind, language: spoken } = await this.#read(token);
    const kinds = kind === null ? notificationKind.options : [kind];
    await this.repository.choose(personId, kinds.map((each) => ({ kind: each, choice: 'never' })));
    return { kind, language: spoken };
  }

  async #read(token: string): Promise<Unsubscribing & { readonly language: Language }> {
    const read = readUnsubscribeToken(token, await this.facts.unsubscribeKey());
    const spoken = read === null ? null : await this.repository.languageOf(read.personId);
    if (read === null || spoken === null) throw new Problem('not-found');
    return { ...read, language: language.parse(spoken) };
  }
}
