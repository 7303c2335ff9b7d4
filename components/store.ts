import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StandstillDatabase } from '@/utils/store/database';

const StoreContext = createContext<StandstillDatabase | null>(null);

/** Gives the faces below it the database they read from. Faces never write: changes go through `send`. */
export const StoreProvider = StoreContext.Provider;

export function useStore(): StandstillDatabase {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('A face was shown outside of StoreProvider.');
  return store;
}
