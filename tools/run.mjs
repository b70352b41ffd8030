/**
 * The door of every npm script. Runs on any Node from 20 on, with nothing installed: installs what the
 * lock file names when needed, then hands over to `run/commands.mts` on the project's own Node.
 */
import { installIfNeeded } from './run/install.mjs';
import { handOver } from './run/hand-over.mjs';

try {
  installIfNeeded();
  handOver(process.argv.slice(2));
} catch (fault) {
  // The one place where this process ends on a fault; what comes here is already a sentence.
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
