import type { Grant } from '@/utils/core/grant';
import type { GrantStore } from '@/utils/gateways/mcp/access';
import type { ConsentSecret, StandstillDatabase } from '@/utils/store/database';

/** The token that was pasted, or null. */
export async function storedToken(db: StandstillDatabase): Promise<string | null> {
  const secret = await db.secrets.get('marketing-api');
  return secret?.gateway === 'marketing-api' ? secret.token : null;
}

/** What there is of a consent; null before the first one was asked for, and after a disconnect. */
export async function consentSecret(db: StandstillDatabase): Promise<ConsentSecret | null> {
  const secret = await db.secrets.get('mcp');
  return secret?.gateway === 'mcp' ? secret : null;
}

/** The grant is in the store, so that whoever renews it next, in whatever life of the worker, finds the newest. */
export function storedGrants(db: StandstillDatabase): GrantStore {
  return {
    read: async () => (await consentSecret(db))?.grant ?? null,
    replace: (before, after) =>
      db.transaction('rw', db.secrets, async () => {
        const secret = await consentSecret(db);
        if (secret === null || !isSame(secret.grant, before)) return false;
        await db.secrets.put({ ...secret, grant: after });
        return true;
      }),
  };
}

/** A grant that is only tried, and kept by nobody yet. */
export function triedGrant(tried: Grant): GrantStore & { grant: Grant } {
  const store = {
    grant: tried,
    read: async () => store.grant,
    replace: async (before: Grant, after: Grant) => {
      if (!isSame(store.grant, before)) return false;
      store.grant = after;
      return true;
    },
  };
  return store;
}

function isSame(one: Grant | null, other: Grant): boolean {
  return one?.accessToken === other.accessToken && one.refreshToken === other.refreshToken;
}
