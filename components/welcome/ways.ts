import type { MessageKey } from '../words';

/** One way to connect, as the person chooses it. */
export interface Way {
  title: MessageKey;
  text: MessageKey;
  action: MessageKey;
  /** A page of our own, or of TikTok's, which opens in a tab of its own. */
  to: string;
}

/** The ways, the easiest first. */
export const WAYS: readonly Way[] = [
  {
    title: 'mcp_title',
    text: 'mcp_way_text',
    action: 'mcp_connect',
    to: '/options.html#consent',
  },
  {
    title: 'welcome_way_token',
    text: 'welcome_way_token_text',
    action: 'welcome_way_token_action',
    to: '/options.html#connect',
  },
  {
    title: 'welcome_way_page',
    text: 'welcome_way_page_text',
    action: 'common_open_ads_manager',
    to: 'https://ads.tiktok.com/i18n/home',
  },
];
