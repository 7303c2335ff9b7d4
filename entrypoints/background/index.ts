import { defineBackground } from '#imports';
import { browser } from 'wxt/browser';
import { Engine } from '@/utils/engine/engine';
import { systemClock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { Pace } from '@/utils/gateways/marketing-api/pace';
import { asksBeforePause, keepEvidenceDays } from '@/utils/store/settings';
import { StandstillDatabase } from '@/utils/store/database';
import { push, serve } from '@/utils/wire/server';
import { showFlagged } from './badge';
import { handlersFor } from './handlers';
import { notifier, openWhenClicked } from './notifications';
import { ALARM, waker } from './wake-up';

/**
 * The worker: opens the store, builds the gateway, starts the engine. Every listener is registered in this
 * first turn, or the event that woke the worker would be lost.
 */
export default defineBackground({
  type: 'module',
  main() {
    const db = new StandstillDatabase();
    const pace = new Pace(systemClock);
    const gatewayWith = (token: () => Promise<string | null>) =>
      marketingApi({ fetch: (input, init) => fetch(input, init), clock: systemClock, token, pace });
    // An error's own words may quote an answer of TikTok's; only its kind is safe to log.
    const onFailure = (what: string, error: unknown) =>
      console.error(`Standstill: ${what} failed`, error instanceof Error ? error.name : typeof error);
    const engine = new Engine({
      db,
      clock: systemClock,
      gateways: {
        'marketing-api': gatewayWith(async () => (await db.secrets.get('marketing-api'))?.token ?? null),
      },
      gatewayWith: (token) => gatewayWith(async () => token),
      locked: async (name, work) => navigator.locks.request(name, work),
      wakeAt: waker(() => void engine.run()),
      pushRows: (value) => push('rows', value),
      showFlagged,
      notify: notifier(),
      asksBeforePause,
      keepEvidenceDays,
      onFailure,
    });

    serve(handlersFor(engine), onFailure);
    openWhenClicked();
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === ALARM) void engine.run();
    });
    browser.runtime.onStartup.addListener(() => void engine.run());

    // Whatever woke the worker: overdue looks and unfinished orders go on now.
    void engine.run();
  },
});
