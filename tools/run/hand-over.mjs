import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whenNpmIsToldToStop } from './watch-npm.mjs';

/**
 * Runs a command on the project's own Node and ends as it ends. Every signal becomes one SIGTERM for
 * the command, which does the clean stop; this process only waits for it.
 */
export function handOver(args) {
  const command = spawn(projectNode(), [join(import.meta.dirname, 'commands.mts'), ...args], {
    // The channel tells the command when this process was killed, so that it never runs on alone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => command.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  whenNpmIsToldToStop(stop);
  command.on('error', (fault) => {
    console.error(`The project's own Node does not start: ${fault.message}`);
    process.exitCode = 1;
  });
  command.on('exit', (code) => process.exit(code ?? 1));
}

function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(import.meta.dirname, '..', '..', 'node_modules', 'node', 'bin', name);
  if (existsSync(path)) return path;
  throw new Error(
    "The project's own Node is missing in node_modules: was npm told to leave out install scripts? Run npm ci without that.",
  );
}
