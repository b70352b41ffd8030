/** CPU and time at an instant; two of them make a measurement. */
import { cpuOf, machineCpu } from '../servers/process-figures.mts';
import type { ServerProcess } from '../servers/server-process.mts';
import type { Stage } from '../servers/system.mts';

/** Milliseconds: an instant, and the CPU taken until then by whom. */
export type Meters = Readonly<Record<'at' | 'server' | 'postgres' | 'load' | 'machine', number>>;

/** Reads all meters. */
export function readMeters(stage: Stage, servers: readonly ServerProcess[]): Meters {
  return {
    at: performance.now(),
    server: servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
    postgres: stage.postgres.cpu(),
    load: cpuOf(process.pid),
    machine: machineCpu(),
  };
}

/** What lay between two readings: seconds, CPU milliseconds, and shares of one core. */
export function between(before: Meters, after: Meters) {
  const taken = (name: keyof Meters): number => after[name] - before[name];
  const seconds = taken('at') / 1_000;
  const share = (milliseconds: number): number => milliseconds / 1_000 / seconds;
  return {
    seconds,
    serverMs: taken('server'),
    postgresMs: taken('postgres'),
    serverCpu: share(taken('server')),
    /** Near 1 the load generator is the limit, not the server. */
    loadCpu: share(taken('load')),
    /** What everything else on the machine took; more than a little, and the run says nothing. */
    elsewhereCpu: share(taken('machine') - taken('server') - taken('postgres') - taken('load')),
  };
}
