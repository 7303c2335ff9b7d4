import { browser } from 'wxt/browser';
import { systemClock } from '@/utils/gateways/clock';
import { readAlone } from '@/utils/gateways/page-session/alone';
import { accountRequest, listRequest } from '@/utils/page/list-request';
import { readsWithoutTab } from '@/utils/store/settings';

const PAGE = { url: 'https://ads.tiktok.com/', name: 'csrftoken' };

/** Reads with the signed-in session where no tab is open, if the person agreed to that and to the permission it needs. */
export const sessionAlone = readAlone({
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  isAllowed: async () =>
    (await readsWithoutTab()) && (await browser.permissions.contains({ permissions: ['cookies'] })),
  csrf: async () => (await browser.cookies.get(PAGE))?.value ?? null,
  requestOf: (ask) => (ask.ask === 'list' ? listRequest(ask.query) : accountRequest(ask.advertiserId)),
});
