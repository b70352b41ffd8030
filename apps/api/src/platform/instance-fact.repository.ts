import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newestTextSchema, prismaExecutor, raiseTextSchema } from '@samenpen/database';
import { Database, type Transaction } from './database.repository';

const CLOCK = 'dossier-clock';
const INSTALLATION = 'installation';
const UNSUBSCRIBE_KEY = 'unsubscribe-key';

/** Facts of the whole instance that outlive a restart. */
@Injectable()
export class InstanceFactRepository {
  constructor(private readonly database: Database) {}

  /** The latest instant of the dossier clock that anything was recorded at. */
  async latestInstant(): Promise<Date | null> {
    const kept = await this.database.client.instanceFact.findUnique({ where: { key: CLOCK } });
    const event = await this.database.client.dossierEvent.aggregate({ _max: { at: true } });
    const instants = [kept === null ? null : new Date(kept.value), event._max.at].filter(
      (instant) => instant !== null,
    );
    return instants.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  }

  async keepInstant(instant: Date): Promise<void> {
    const value = instant.toISOString();
    await this.database.client.instanceFact.upsert({
      where: { key: CLOCK },
      create: { key: CLOCK, value },
      update: { value },
    });
  }

  /** The newest document schema that any server has served texts with. */
  textSchema(within: Transaction = this.database.client): Promise<number> {
    return newestTextSchema(prismaExecutor(within));
  }

  /** Answers with the newest before; when that is older, every server asks again who may open which text. */
  raiseTextSchema(version: number): Promise<number> {
    return this.database.inTransaction((transaction) => raiseTextSchema(prismaExecutor(transaction), version));
  }

  /** A name of this installation: the same for all its instances, another one for every other database. */
  installation(): Promise<string> {
    return this.#once(INSTALLATION, randomUUID());
  }

  /** Signs the links that end mail. Secret; made once, so that the link of an old mail goes on working. */
  unsubscribeKey(): Promise<string> {
    return this.#once(UNSUBSCRIBE_KEY, randomBytes(32).toString('base64url'));
  }

  /** What was kept under a key, or what is kept from now on. */
  async #once(key: string, value: string): Promise<string> {
    await this.database.client.instanceFact.createMany({ data: { key, value }, skipDuplicates: true });
    return (await this.database.client.instanceFact.findUniqueOrThrow({ where: { key } })).value;
  }
}
