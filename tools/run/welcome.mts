import { createRequire } from 'node:module';
import type { Environment } from './environment.mts';
import { SERVER_BUILD } from './workspace.mts';

type Account = {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  readonly dossiers: readonly string[];
};

/** What a person needs to know once the product runs: where it is, and in the demo who they may be. */
export function welcome(address: string, { isDemo, dataDir, hasOwnDatabase }: Environment): string {
  const lines = ['', `Samenpen is ready: ${address}`];
  if (!hasOwnDatabase) lines.push(`Its data stands in ${dataDir}. Ctrl-C stops it.`);
  return [...lines, ...(isDemo ? demoAccounts() : []), ''].join('\n');
}

function demoAccounts(): string[] {
  // The compiled api holds the one list of demo accounts; this is its shape there.
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = createRequire(import.meta.url)(
    `${SERVER_BUILD}/apps/api/src/demo/accounts.js`,
  ) as { DEMO_ACCOUNTS: readonly Account[]; DEMO_PASSWORD: string };
  const rows = DEMO_ACCOUNTS.map(({ key, name, organisation, dossiers }) => [
    `${key}.example`,
    name,
    organisation,
    dossiers.join(', '),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const aligned = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    '',
    `Demo accounts, all with the password ${DEMO_PASSWORD}:`,
    ...aligned.map((row) => `  ${row}`),
  ];
}
