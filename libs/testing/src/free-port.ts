import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that was free a moment ago, for a server that cannot take port 0. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('a TCP server on 127.0.0.1 has an address with a port'));
      });
    });
  });
}
