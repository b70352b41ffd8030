/** The same typing on one server and on two that share the store and a Redis: what crossing over costs in time. */
import { type Bench, type RowFamily, rowOf, type RowResult, takeTurns } from '../row.mts';
import { runEditLoad } from '../load/edit-load.mts';
import { forgetTypedEdits } from '../load/typed-edits.mts';
import { hocuspocus } from '../servers/hocuspocus.mts';
import { samenpen } from '../servers/samenpen.mts';
import type { System } from '../servers/system.mts';
import { startRedis } from '../store/redis.mts';

/** Two servers, Redis, PostgreSQL and the clients share the machine: less than one server alone could take. */
const EDITS_PER_SECOND = 2_000;

export const twoInstances: RowFamily = { names: ['two-instances'], measure };

async function measure(bench: Bench): Promise<readonly RowResult[]> {
  const redis = await startRedis(bench.stage.lifetime);
  const systems = [samenpen, hocuspocus];
  const medians = await takeTurns(bench, { row: 'two-instances', systems }, async (system) => {
    const alone = await typing(bench, system, { instances: 1 });
    const both = await typing(bench, system, { instances: 2, variables: { REDIS_URL: redis } });
    return {
      ratio: both.deliveryP99 / alone.deliveryP99,
      aloneP99: alone.deliveryP99,
      acrossP99: both.deliveryP99,
      aloneP50: alone.deliveryP50,
      acrossP50: both.deliveryP50,
      aloneCpuPerEdit: alone.cpuPerEdit,
      bothCpuPerEdit: both.cpuPerEdit,
      elsewhereCpu: Math.max(alone.elsewhereCpu, both.elsewhereCpu),
    };
  });
  forgetTypedEdits();
  const [own, peer] = [medians.get('samenpen'), medians.get('hocuspocus')];
  return [
    rowOf('two-instances', 'p99 across ÷ p99 alone', { samenpen: own?.ratio, peer: undefined }),
    rowOf('other/two-instances/hocuspocus', 'p99 across ÷ p99 alone', {
      samenpen: own?.ratio,
      peer: peer?.ratio,
    }),
    rowOf('other/two-instances/p99', 'ms', { samenpen: own?.acrossP99, peer: peer?.acrossP99 }),
    rowOf('other/two-instances/p50', 'ms', { samenpen: own?.acrossP50, peer: peer?.acrossP50 }),
    rowOf('other/two-instances/cpu-per-edit', 'µs', {
      samenpen: own?.bothCpuPerEdit,
      peer: peer?.bothCpuPerEdit,
    }),
  ];
}

type Servers = {
  readonly instances: number;
  readonly variables?: Readonly<Record<string, string>>;
};

async function typing({ stage, options: { isQuick } }: Bench, system: System, servers: Servers) {
  const figures = await runEditLoad(stage, system, {
    ...servers,
    documents: isQuick ? 5 : 50,
    clientsPerDocument: 4,
    pace: { editsPerSecond: isQuick ? 200 : EDITS_PER_SECOND },
    warmUpMs: isQuick ? 300 : 1_500,
    windowMs: isQuick ? 500 : 6_000,
  });
  if (Number.isNaN(figures.deliveryP99))
    throw new Error(
      `nothing that was typed on one server of ${system.name} was seen on the other: does it know REDIS_URL?`,
    );
  return figures;
}
