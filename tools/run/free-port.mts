import { createServer } from 'node:net';
import { codeOf } from './held-folder.mts';

/** A port of this machine's own address that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Why nothing can be served there, as the system's code; null when it can. */
export function listeningFault(host: string, port: number): Promise<string | null> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', (fault) => answer(codeOf(fault)));
    probe.listen(port, host, () => probe.close(() => answer(null)));
  });
}
