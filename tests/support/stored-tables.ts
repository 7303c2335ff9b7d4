/** All rows of one of the extension's tables. Runs in the browser. */
export function readTable(table: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('standstill');
    opening.onerror = () => reject(opening.error ?? new Error('cannot open'));
    opening.onsuccess = () => {
      const db = opening.result;
      const asking = db.transaction(table).objectStore(table).getAll();
      asking.onerror = () => reject(asking.error ?? new Error('cannot read'));
      asking.onsuccess = () => {
        db.close();
        resolve(asking.result);
      };
    };
  });
}

/** Puts rows into one of them. Runs in the browser. */
export function writeTable({ table, rows }: { table: string; rows: object[] }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('standstill');
    opening.onerror = () => reject(opening.error ?? new Error('cannot open'));
    opening.onsuccess = () => {
      const db = opening.result;
      const writing = db.transaction(table, 'readwrite');
      for (const row of rows) writing.objectStore(table).put(row);
      writing.onerror = () => reject(writing.error ?? new Error('cannot write'));
      writing.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
