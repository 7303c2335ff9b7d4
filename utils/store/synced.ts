import { storage } from '#imports';

/** A small choice that follows the person to their other computers through the browser's own sync. */
export interface Synced<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Tells when the choice changes here or on another computer; gives a way to stop listening. */
  watch(hear: (value: T) => void): () => void;
}

/** @param read makes sense of what is stored, which may come from another version of Standstill */
export function synced<T>(name: string, read: (stored: unknown) => T): Synced<T> {
  const item = storage.defineItem<unknown>(`sync:${name}`, { version: 1 });
  return {
    get: async () => read(await item.getValue()),
    set: (value) => item.setValue(value),
    watch: (hear) => item.watch((stored) => hear(read(stored))),
  };
}
