// The numbers of this process, for Prometheus, on a port of their own: they are the operator's and nobody else's, so
// they stand beside the product and not in it. Without METRICS_PORT nothing listens.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { SETTINGS, type Settings, SettingsFault } from './settings';

@Injectable()
export class Metrics implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly registry = new Registry();
  #server: Server | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'metricsPort' | 'host'>) {}

  /** @throws {SettingsFault} when the port is taken. */
  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, host } = this.settings;
    if (metricsPort === null) return;
    collectDefaultMetrics({ register: this.registry });
    this.#server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      this.registry.metrics().then(
        (text) => response.setHeader('Content-Type', this.registry.contentType).end(text),
        // Only our own collectors can fail; whoever scrapes sees that there is nothing.
        () => response.writeHead(500).end(),
      );
    });
    this.#server.listen(metricsPort, host);
    try {
      await once(this.#server, 'listening');
    } catch (fault) {
      // Usually a port that is taken: the operator can mend that.
      throw new SettingsFault([`METRICS_PORT ${metricsPort} cannot be used: ${fault instanceof Error ? fault.message : 'unknown'}`]);
    }
  }

  onApplicationShutdown(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
