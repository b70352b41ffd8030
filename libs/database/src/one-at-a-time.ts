import type { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';

/**
 * Inside a transaction there is one connection, and Prisma asks it for several relations at once. pg
 * queues them, but warns that it will stop doing so: here each waits for the one before.
 */
export function oneAtATime(original: PrismaPg): SqlDriverAdapterFactory {
  return {
    provider: original.provider,
    adapterName: original.adapterName,
    connect: async () => {
      const adapter = await original.connect();
      const start = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (isolationLevel) => inTurn(await start(isolationLevel));
      return adapter;
    },
  };
}

function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const afterTheLast = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(ask);
    // The next one starts whether or not this one failed; who asked gets the fault.
    last = answer.catch(() => undefined);
    return answer;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => afterTheLast(() => queryRaw(query));
  transaction.executeRaw = (query) => afterTheLast(() => executeRaw(query));
  return transaction;
}
