/**
 * Rules that forbid an edge are worth nothing when they do not fire. Each fixture draws one edge that must
 * be refused, by the very configuration that lints the product; a few draw edges that must be allowed.
 */
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { inWorkspace, WORKSPACE } from '../run/workspace.mts';
import { compilerComplaints } from './compiler-complaints.mts';
import { type Fixture, readFixtures } from './fixture.mts';

export type Verdict = { readonly edge: string; readonly isFine: boolean; readonly output: string };

/** Needs Nx's project graph in its cache: without it the boundary rule says nothing. */
export async function checkBoundaries(): Promise<Verdict[]> {
  // The files do not exist, so rules that ask for types have nothing to ask; none of ours here does.
  const eslint = new ESLint({
    cwd: WORKSPACE,
    overrideConfig: [tseslint.configs.disableTypeChecked],
  });
  return Promise.all(readFixtures().map((fixture) => judge(eslint, fixture)));
}

async function judge(eslint: ESLint, fixture: Fixture): Promise<Verdict> {
  const complaints =
    fixture.refusedBy === 'tsc'
      ? compilerComplaints(fixture)
      : await lintComplaints(eslint, fixture);
  const isRefused = complaints.some(({ by }) => by === fixture.refusedBy);
  const isFine = fixture.refusedBy === 'nobody' ? complaints.length === 0 : isRefused;
  const said = complaints.map(({ by, message }) => `  ${by}: ${message}`).join('\n');
  return {
    edge: fixture.edge,
    isFine,
    output: `  should be refused by ${fixture.refusedBy}; it was refused by:\n${said || '  nobody'}`,
  };
}

export type Complaint = { readonly by: string; readonly message: string };

async function lintComplaints(eslint: ESLint, { code, at }: Fixture): Promise<Complaint[]> {
  const results = await eslint.lintText(code, { filePath: inWorkspace(at) });
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message }) => ({ by: ruleId ?? 'parser', message }));
}
