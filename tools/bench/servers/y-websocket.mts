import { inWorkspace } from '../../run/workspace.mts';
import { startServer } from './server-process.mts';
import type { Filling, Stage, System, Trial } from './system.mts';

const SCRIPT = inWorkspace('node_modules/@y/websocket-server/src/server.js');

/** `@y/websocket-server`, everything in memory. Its documents begin empty: the first client brings the content. */
export const yWebsocket: System = { name: 'y-websocket', dialect: 'y-websocket', prepare };

async function prepare({ lifetime, postgres }: Stage, { documents }: Filling): Promise<Trial> {
  const database = await postgres.makeDatabase();
  return {
    database,
    documents: Array.from({ length: documents }, (_, index) => ({
      name: `document-${index + 1}`,
      tokens: [],
    })),
    start: (variables = {}) =>
      startServer(lifetime, {
        script: SCRIPT,
        env: { HOST: '127.0.0.1', ...variables },
        readyPath: '/',
      }),
    urlOf: ({ port }, { name }) => `ws://127.0.0.1:${port}/${name}`,
    stored: () => Promise.resolve([]),
    end: () => database.drop(),
  };
}
