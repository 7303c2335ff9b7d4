import type { DBCore, DBCoreTable, DBCoreTransaction } from 'dexie';
import { StandstillDatabase } from '@/utils/store/database';
import type { Mortality } from './mortality';

/**
 * The real store on an in-memory IndexedDB, whose every operation is a point where the worker may die. As
 * in a browser, transactions that were open at death are undone.
 */
export function mortalDatabase(name: string, life: Mortality): StandstillDatabase {
  const db = new StandstillDatabase(name);
  const open = new Set<DBCoreTransaction>();
  life.whenDead(() => {
    for (const transaction of open) tryTo(() => transaction.abort());
    db.close({ disableAutoOpen: true });
  });
  db.use({
    stack: 'dbcore',
    name: 'mortality',
    create: (core: DBCore) => ({
      ...core,
      transaction: (...args) => {
        const transaction = core.transaction(...args);
        const idb = transaction as unknown as IDBTransaction;
        open.add(transaction);
        for (const end of ['complete', 'abort', 'error'])
          idb.addEventListener(end, () => open.delete(transaction));
        return transaction;
      },
      table: (table) => mortalTable(core.table(table), life),
    }),
  });
  return db;
}

function mortalTable(table: DBCoreTable, life: Mortality): DBCoreTable {
  return {
    ...table,
    get: (request) => life.point(() => table.get(request)),
    getMany: (request) => life.point(() => table.getMany(request)),
    query: (request) => life.point(() => table.query(request)),
    openCursor: (request) => life.point(() => table.openCursor(request)),
    count: (request) => life.point(() => table.count(request)),
    mutate: (request) => life.point(() => table.mutate(request)),
  };
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // The transaction had just ended by itself.
  }
}
