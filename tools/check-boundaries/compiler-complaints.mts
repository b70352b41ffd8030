import { dirname } from 'node:path';
import ts from 'typescript';
import { inWorkspace } from '../run/workspace.mts';
import type { Complaint } from './check-boundaries.mts';
import type { Fixture } from './fixture.mts';

/** What TypeScript says about a file that pretends to stand in a lib, under that lib's own settings. */
export function compilerComplaints({ at, code }: Fixture): Complaint[] {
  const config = ts.findConfigFile(dirname(inWorkspace(at)), (file) => ts.sys.fileExists(file));
  if (config === undefined) throw new Error(`There is no tsconfig.json for ${at}.`);
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    dirname(config),
  );
  const file = inWorkspace(at);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (name) => (name === file ? code : readFile(name));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => ({
    by: 'tsc',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
