import { useEffect, useState } from 'preact/hooks';
import type { Connection, KnownAdvertiser } from '@/utils/store/database';
import { useLiveQuery, type Live } from '@/utils/store/live-query';
import { useStore } from '../store';

export interface AccessNow {
  /** Null when nothing is connected. */
  connection: Connection | null;
  advertisers: KnownAdvertiser[];
}

/** The connection and the ad accounts it reaches. Never the token: that table is the gateways' alone. */
export function useAccess(): Live<AccessNow> {
  const store = useStore();
  return useLiveQuery(async () => {
    const connections = await store.connections.toArray();
    const advertisers = await store.advertisers.toArray();
    const connection =
      connections.find(({ state }) => state === 'connected') ?? connections.find(() => true) ?? null;
    advertisers.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    return { connection, advertisers };
  }, [store]);
}

/** Whether this computer says that it has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine);
    addEventListener('online', follow);
    addEventListener('offline', follow);
    return () => {
      removeEventListener('online', follow);
      removeEventListener('offline', follow);
    };
  }, []);
  return online;
}
