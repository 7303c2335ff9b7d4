import { defineBackground } from '#imports';
import { browser } from 'wxt/browser';
import { ConsentDesk } from '@/utils/engine/consent';
import { Engine } from '@/utils/engine/engine';
import type { EngineParts } from '@/utils/engine/parts';
import { storedGrants, storedToken } from '@/utils/engine/secrets';
import { systemClock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { Pace } from '@/utils/gateways/api/pace';
import { mcp } from '@/utils/gateways/mcp';
import { Access, type GrantStore } from '@/utils/gateways/mcp/access';
import type { Net } from '@/utils/gateways/mcp/request';
import { pageSession } from '@/utils/gateways/page-session';
import { tabLink } from '@/utils/gateways/page-session/tabs';
import { storedSessions, tellAccess } from '@/utils/engine/sessions';
import { asksBeforePause, keepEvidenceDays } from '@/utils/store/settings';
import { StandstillDatabase } from '@/utils/store/database';
import { notifyChoices } from '@/utils/store/notify-choices';
import { watchDays } from '@/utils/store/watch-days';
import { push, serve } from '@/utils/wire/server';
import { adsManagerTabs } from './ads-manager-tabs';
import { sessionAlone } from './session-alone';
import { showFlagged } from './badge';
import { handlersFor } from './handlers';
import { consentPages, followConsentTab } from './consent-pages';
import { notifier, openWhenClicked, reminder } from './notifications';
import { openAccounts } from './open-tabs';
import { keepLanguage } from './page-language';
import { hearShortcuts } from './shortcuts';
import { ALARM, waker } from './wake-up';
import { welcomeOnce } from './welcome';

/**
 * The worker: opens the store, builds the gateway, starts the engine. Every listener is registered in this
 * first turn, or the event that woke the worker would be lost.
 */
export default defineBackground({
  type: 'module',
  main() {
    const db = new StandstillDatabase();
    const pace = new Pace(systemClock);
    const gatewayWith = (token: () => Promise<string | null>) => marketingApi({ ...net, token, pace });
    // An error's own words may quote an answer of TikTok's; only its kind is safe to log.
    const onFailure = (what: string, error: unknown) =>
      console.error(`Standstill: ${what} failed`, error instanceof Error ? error.name : typeof error);
    const spoken = keepLanguage(onFailure);
    const sessions = storedSessions(db, systemClock.now, (advertiserId) =>
      engine.inBackground('tell', tellAccess(engine.parts, advertiserId)),
    );
    const link = tabLink({ tabs: adsManagerTabs, clock: systemClock, alone: sessionAlone });
    const locked: EngineParts['locked'] = async (name, work) => navigator.locks.request(name, work);
    const net: Net = { fetch: (input, init) => fetch(input, init), clock: systemClock };
    const gatewayBy = (grants: GrantStore) => mcp({ ...net, access: new Access({ ...net, locked, grants }) });
    const engine: Engine = new Engine({
      db,
      clock: systemClock,
      gateways: {
        'marketing-api': gatewayWith(() => storedToken(db)),
        mcp: gatewayBy(storedGrants(db)),
        'page-session': pageSession({ link, clock: systemClock, sessions }),
      },
      gatewayWith: (token) => gatewayWith(async () => token),
      locked,
      wakeAt: waker(() => void engine.run()),
      pushRows: (value) => push('rows', value),
      showFlagged,
      notify: notifier(spoken),
      remind: reminder(spoken),
      asksBeforePause,
      keepEvidenceDays,
      notifyChoices: notifyChoices.get,
      watchDays: watchDays.get,
      onFailure,
    });

    const desk = new ConsentDesk(engine, { net, pages: consentPages(), gatewayBy, openAccounts });
    serve(handlersFor(engine, desk, followConsentTab(desk)), onFailure);
    openWhenClicked();
    welcomeOnce();
    hearShortcuts();
    // Quiet hours may just have been ended by the person.
    notifyChoices.watch(() => void engine.run());
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === ALARM) void engine.run();
    });
    browser.runtime.onStartup.addListener(() => void engine.run());

    // Whatever woke the worker: overdue looks and unfinished orders go on now.
    void engine.run();
    engine.inBackground('consent', desk.takeUp());
  },
});
