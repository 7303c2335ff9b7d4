import { browser } from 'wxt/browser';
import type { ConsentDesk } from '@/utils/engine/consent';
import type { Engine } from '@/utils/engine/engine';
import { describe, refreshCampaigns } from '@/utils/engine/campaigns';
import { connect, disconnect } from '@/utils/engine/connect';
import { beginStop, beginUndo, tryAgain } from '@/utils/engine/panic/begin';
import { risksAbout } from '@/utils/engine/risks';
import { routeOf } from '@/utils/engine/routing';
import { describeRows } from '@/utils/engine/rows';
import { seeList, seeSwitch } from '@/utils/engine/seen';
import { noteSent } from '@/utils/engine/sent';
import { resumeSession, tellAccess } from '@/utils/engine/sessions';
import { eraseEverything } from '@/utils/store/everything';
import type { Handlers } from '@/utils/wire/server';
import { openOwnPage } from './notifications';
import { openAccounts, openAdsManager } from './open-tabs';
import { showRemoved } from './badge';
import { tabsNow } from './tabs-now';

/** Lists that are open ask again for their rows when they hear what became of the access. */
async function tellOpenAccounts({ parts }: Engine): Promise<void> {
  for (const advertiserId of await openAccounts()) await tellAccess(parts, advertiserId);
}

/** What the worker does for each command of the wire. */
export function handlersFor(engine: Engine, desk: ConsentDesk, tab: { listen(): void }): Handlers {
  const { parts } = engine;
  return {
    'page/rows': async ({ advertiserId, level, rows }) => {
      const described = await describeRows(parts, advertiserId, level, rows);
      // The person has the account open: what waited for that is looked at now.
      if (described.access === 'connected') engine.inBackground('look', engine.lookAgain(advertiserId));
      return described;
    },
    press: async (press, who) => {
      const route = await routeOf(parts, press, who === 'ads-manager');
      if ('refused' in route) return { status: 'refused', said: route.refused };
      return engine.press(press, route.gateway);
    },
    describe: ({ ref }) => describe(parts, ref),
    risks: async ({ ref, about }) => ({ risks: await risksAbout(parts, ref, about) }),
    open: async ({ page }) => {
      await openOwnPage(page === 'connect' ? '/options.html' : '/popup.html');
      return null;
    },
    'open-ads-manager': async ({ advertiserId }) => {
      await openAdsManager(advertiserId);
      return null;
    },
    'how-are-tabs': async () => {
      const { deaf, removing } = await tabsNow();
      return { deaf: deaf.length, removing };
    },
    'reload-tabs': async () => {
      const { deaf: tabs } = await tabsNow();
      for (const id of tabs) await browser.tabs.reload(id);
      return { tabs: tabs.length };
    },
    'page/seen-list': async (seen) => {
      await seeList(engine, seen);
      return null;
    },
    'page/seen-switch': async (seen) => {
      engine.inBackground('seen-switch', seeSwitch(engine, seen));
      return null;
    },
    'page/removes-us': async ({ removes }, _, tabId) => {
      if (tabId !== null) await showRemoved(tabId, removes);
      return null;
    },
    'resume-session': async ({ advertiserId }) => {
      engine.inBackground('resume-session', resumeSession(engine, advertiserId));
      return null;
    },
    acknowledge: async ({ orderId, flag }) => {
      await engine.acknowledge(orderId, flag);
      return null;
    },
    'look-now': async ({ orderId }) => {
      await engine.lookNow(orderId);
      return null;
    },
    'stop-everything': async ({ runId, advertiserIds }) => {
      await beginStop(parts, runId, advertiserIds);
      void engine.goOn();
      return null;
    },
    'undo-everything': async ({ runId, undoes }) => {
      await beginUndo(parts, runId, undoes);
      void engine.goOn();
      return null;
    },
    'try-account-again': async ({ runId, advertiserId }) => {
      await tryAgain(parts, runId, advertiserId);
      void engine.goOn();
      return null;
    },
    'refresh-campaigns': ({ advertiserId }) => refreshCampaigns(parts, advertiserId),
    connect: async ({ token, advertiserIds, scope }) => {
      const ids = new Set([...(advertiserIds ?? []), ...(await openAccounts())]);
      const result = await connect(parts, { token, advertiserIds: [...ids], scope: scope ?? null });
      if (result.status === 'connected') void engine.retryAfterReconnect();
      await tellOpenAccounts(engine);
      return result;
    },
    'note-sent': async (sent) => {
      await noteSent(parts, sent);
      return null;
    },
    'erase-everything': async () => {
      // A consent that nobody knows of any more must not stand at TikTok.
      await parts.gateways.mcp?.revoke?.();
      await eraseEverything(parts.db);
      await browser.permissions.remove({ permissions: ['cookies'] });
      // What is still under way would write again what was just erased; nothing of it lives on.
      browser.runtime.reload();
      return null;
    },
    'ask-consent': async ({ way }) => {
      // The person may take minutes: what comes of it is in the store.
      engine.inBackground(
        'consent',
        desk.ask(way).then(() => tellOpenAccounts(engine)),
      );
      if (way === 'tab') tab.listen();
      return null;
    },
    'forget-consent': async () => {
      await desk.forget();
      return null;
    },
    disconnect: async ({ gateway }) => {
      const ended = await disconnect(parts, gateway);
      await tellOpenAccounts(engine);
      return ended;
    },
  };
}
