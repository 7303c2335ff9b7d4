import { useEffect, useRef, useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';
import type { Sentence } from '@/utils/core/verdict';
import { send } from '@/utils/wire/own-client';
import { readProblem } from '../press';
import { say } from '../words';

/** A listing of the one account shown that is older than this is read again when somebody comes to look. Milliseconds. */
const FRESH_FOR = 60_000;
/** While the page stays open, and where several accounts are shown, older than this. Milliseconds. */
const READ_AGAIN_AFTER = 5 * 60_000;

export interface Listing {
  reading: boolean;
  /** Accounts of which the newest listing failed, and why, in words. */
  problems: { account: KnownAdvertiser; text: string }[];
  refresh: () => void;
}

/**
 * Keeps the campaigns of the shown accounts fresh while the page is looked at. One account is read after the
 * other, the longest unread first.
 *
 * @param accounts what is shown
 * @param askable those of them that TikTok can be asked about now
 */
export function useListing(
  accounts: readonly KnownAdvertiser[],
  askable: readonly KnownAdvertiser[],
): Listing {
  const [reading, setReading] = useState<string | null>(null);
  const [failed, setFailed] = useState<ReadonlyMap<string, Sentence | null>>(new Map());
  const newest = useRef(askable);
  newest.current = askable;
  const round = useRef<{ stop: () => void } | null>(null);
  const ids = askable.map(({ id }) => id).join(' ');

  const readOlderThan = (age: number) => {
    const old = newest.current.filter(({ listedAt }) => Date.now() - (listedAt ?? 0) > age);
    old.sort((a, b) => (a.listedAt ?? 0) - (b.listedAt ?? 0));
    if (old.length === 0) return;
    round.current?.stop();
    let wanted = true;
    round.current = { stop: () => (wanted = false) };
    void (async () => {
      for (const { id } of old) {
        if (!wanted) return;
        setReading(id);
        const problem = await readOne(id);
        setFailed((before) => new Map(before).set(id, problem));
      }
      if (wanted) setReading(null);
    })();
  };

  useEffect(() => {
    const come = () => {
      const several = newest.current.length > 1;
      if (document.visibilityState === 'visible') readOlderThan(several ? READ_AGAIN_AFTER : FRESH_FOR);
    };
    come();
    document.addEventListener('visibilitychange', come);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') readOlderThan(READ_AGAIN_AFTER);
    }, READ_AGAIN_AFTER);
    return () => {
      document.removeEventListener('visibilitychange', come);
      clearInterval(timer);
      round.current?.stop();
      setReading(null);
    };
  }, [ids]);

  const problems = accounts.flatMap((account) => {
    const stored = account.listProblem;
    const told = failed.get(account.id) ?? (stored === null ? null : { key: stored, values: {} });
    return told === null || account.id === reading ? [] : [{ account, text: say(told) }];
  });
  return { reading: reading !== null, problems, refresh: () => readOlderThan(-Infinity) };
}

/** Why it could not be read; null when it was. */
async function readOne(advertiserId: string): Promise<Sentence | null> {
  try {
    const answer = await send('refresh-campaigns', { advertiserId });
    return answer.status === 'failed' ? answer.said : null;
  } catch (error) {
    return readProblem(error);
  }
}
