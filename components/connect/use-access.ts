import { useEffect, useState } from 'preact/hooks';
import type { Connection, Consent, KnownAdvertiser, StoppedSession } from '@/utils/store/database';
import { useLiveQuery, type Live } from '@/utils/store/live-query';
import { useStore } from '../store';

export interface AccessNow {
  /** The one that works, or one that did; null when nothing is connected. */
  connection: Connection | null;
  connections: Connection[];
  /** A connect by consent that is under way, or was refused. */
  consent: Consent | null;
  /** What the connections reach, and what the signed-in page does. */
  advertisers: KnownAdvertiser[];
  /** Accounts in which working through the page was stopped; oldest first. */
  stopped: StoppedSession[];
}

/** The connections and the ad accounts in reach. Never the token: that table is the gateways' alone. */
export function useAccess(): Live<AccessNow> {
  const store = useStore();
  return useLiveQuery(async () => {
    const { connections: ways, advertisers: accounts, stoppedSessions, consents } = store;
    const [connections, advertisers, stopped, consent = null] = await store.transaction(
      'r',
      [ways, accounts, stoppedSessions, consents],
      () => Promise.all([ways.toArray(), accounts.toArray(), stoppedSessions.toArray(), consents.get('mcp')]),
    );
    const connection =
      connections.find(({ state }) => state === 'connected') ?? connections.find(() => true) ?? null;
    advertisers.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    stopped.sort((a, b) => a.at - b.at);
    return { connection, connections, consent, advertisers, stopped };
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
