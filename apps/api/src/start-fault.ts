import { SettingsFault } from './platform/settings';

/** Ends a program that could not start: readable lines for what the operator can mend, the whole fault otherwise. */
export function endWithFault(fault: unknown): never {
  const lines =
    fault instanceof SettingsFault
      ? fault.lines
      : [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
