import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { inWorkspace } from '../run/workspace.mts';

const GiB = 1024 ** 3;

/** What it ran on, in one line. */
export function machine(): string {
  const [first] = cpus();
  return [
    `${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}`,
    `${(totalmem() / GiB).toFixed(0)} GiB`,
    `${process.platform} ${release()}`,
  ].join(' · ');
}

const PACKAGES = ['@hocuspocus/server', '@y/websocket-server', 'yjs', 'ws'];

/** What was measured with what. */
export function versions(postgres: string): Readonly<Record<string, string>> {
  return {
    node: process.versions.node,
    postgresql: postgres,
    ...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  // npm's own file.
  const { version } = JSON.parse(
    readFileSync(inWorkspace('node_modules', name, 'package.json'), 'utf8'),
  ) as { version: string };
  return version;
}
