import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';

// Dexie looks for the browser's databases while it is loaded, which may be before these were there.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });
