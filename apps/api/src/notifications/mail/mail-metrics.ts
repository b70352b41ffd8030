import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../../platform/metrics';
import type { Delivery } from './mail-server';

/** What an operator sees of mail. */
@Injectable()
export class MailMetrics {
  readonly #attempts: Counter<'outcome'>;

  constructor(private readonly metrics: Metrics) {
    this.#attempts = new Counter({
      name: 'samenpen_mail_attempts_total',
      help: 'Attempts to send a mail by outcome: sent, later (tried again), refused for good',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
  }

  attempted(outcome: Delivery['kind']): void {
    this.#attempts.inc({ outcome });
  }

  watchWaiting(waiting: () => Promise<{ mails: number; notifications: number }>): void {
    new Gauge({
      name: 'samenpen_mail_waiting',
      help: 'Mails that are not sent yet, and notifications that wait for one',
      labelNames: ['what'],
      registers: [this.metrics.registry],
      async collect() {
        const { mails, notifications } = await waiting();
        this.set({ what: 'mails' }, mails);
        this.set({ what: 'notifications' }, notifications);
      },
    });
  }
}
