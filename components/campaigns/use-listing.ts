import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Sentence } from '@/utils/core/verdict';
import type { KnownAdvertiser } from '@/utils/store/database';
import { send } from '@/utils/wire/client';
import { sendProblem } from '../press';
import { say } from '../words';

/** A listing older than this is read again when somebody comes to look at it. Milliseconds. */
const FRESH_FOR = 60_000;
/** While the page stays open, a listing is read again when it is older than this. Milliseconds. */
const READ_AGAIN_AFTER = 5 * 60_000;

export interface Listing {
  reading: boolean;
  /** Why the newest listing failed, in words; null when it worked. */
  problem: string | null;
  refresh: () => void;
}

/** Keeps the shown account's campaigns fresh while the page is looked at. */
export function useListing(advertiser: KnownAdvertiser, connected: boolean): Listing {
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ of: string; text: string } | null>(null);
  const { id, listedAt } = advertiser;
  const newest = useRef(advertiser);
  newest.current = advertiser;

  const refresh = useCallback(() => {
    setReading(id);
    setProblem(null);
    const done = (text: string | null) => {
      setReading((current) => (current === id ? null : current));
      if (text !== null) setProblem({ of: id, text });
    };
    send('refresh-campaigns', { advertiserId: id }).then(
      (answer) => done(answer.status === 'failed' ? say(answer.said) : null),
      (error: unknown) => done(sendProblem(error)),
    );
  }, [id]);

  useEffect(() => {
    const refreshIfOlder = (age: number) => {
      const at = newest.current.listedAt;
      const isOld = at === null || Date.now() - at > age;
      if (isOld && connected && document.visibilityState === 'visible') refresh();
    };
    const come = () => refreshIfOlder(FRESH_FOR);
    come();
    document.addEventListener('visibilitychange', come);
    const timer = setInterval(() => refreshIfOlder(READ_AGAIN_AFTER), READ_AGAIN_AFTER);
    return () => {
      document.removeEventListener('visibilitychange', come);
      clearInterval(timer);
    };
  }, [refresh, connected]);

  const stored: Sentence | null =
    advertiser.listProblem === null ? null : { key: advertiser.listProblem, values: {} };
  const isReading = reading === id;
  const shown = problem?.of === id ? problem.text : stored === null ? null : say(stored);
  return { reading: isReading, problem: isReading && listedAt !== null ? null : shown, refresh };
}
