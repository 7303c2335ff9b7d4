import type { PracticeWorld } from '@/components/welcome/practice/world';
import { words } from '@/components/words';
import { Practice, PracticeClock } from '@/utils/engine/practice';
import { systemClock } from '@/utils/gateways/clock';
import { sampleGateway } from '@/utils/gateways/sample';
import { SAMPLE_ACCOUNT, SampleWorld } from '@/utils/gateways/sample/world';
import { openPracticeStore } from '@/utils/store/practice-store';

/** Puts a practice together: the sample account, the real engine, a store of its own and a clock that can be pushed. */
export async function startPractice(): Promise<PracticeWorld> {
  const clock = new PracticeClock(systemClock);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const sample = new SampleWorld(clock.now, timeZone, {
    campaigns: {
      stops: words('practice_campaign_stops'),
      leaks: words('practice_campaign_leaks'),
      'comes-back': words('practice_campaign_comes_back'),
      promote: words('practice_campaign_promote'),
    },
    adGroups: [words('practice_ad_group_first'), words('practice_ad_group_second')],
    ad: words('practice_ad'),
    rule: words('practice_rule'),
  });
  const store = await openPracticeStore();
  const hearing = new Set<(ahead: number) => void>();
  const practice = new Practice({
    db: store.db,
    clock,
    gateway: sampleGateway(sample, clock, words('practice_account')),
    advertiserId: SAMPLE_ACCOUNT,
    onTime: (ahead) => {
      for (const hear of hearing) hear(ahead);
    },
    // Nothing in it is secret, so the browser may show all of it to whoever looks for faults.
    onFailure: (_what, error) => reportError(error),
  });
  await practice.begin();
  const end = () => {
    practice.end();
    void store.end();
  };
  // Nothing of it outlives the page. One that may come back keeps it.
  window.addEventListener('pagehide', ({ persisted }) => persisted || end());
  return {
    store: store.db,
    send: practice.send,
    advertiserId: SAMPLE_ACCOUNT,
    later: (ms) => practice.later(ms),
    onAhead: (hear) => {
      hearing.add(hear);
      hear(clock.ahead);
      return () => hearing.delete(hear);
    },
    end,
  };
}
