import type { MessageKey } from '../words';

/** Why nobody watched, by what was in the way: a problem's reason, or that nobody even tried. */
const WORDS = {
  'not-running': 'popup_gap_not_running',
  offline: 'popup_gap_offline',
  'timed-out': 'popup_gap_silent',
  'tiktok-error': 'popup_gap_silent',
  maintenance: 'popup_gap_silent',
  'rate-limited': 'popup_gap_rate_limited',
  'token-revoked': 'popup_gap_token_lost',
  'token-refused': 'popup_gap_token_lost',
  'consent-over': 'popup_gap_token_lost',
  'access-refused': 'popup_gap_token_lost',
  'not-connected': 'popup_gap_token_lost',
  'no-permission': 'popup_gap_no_permission',
  'not-covered': 'popup_gap_no_permission',
  'no-tab': 'popup_gap_no_tab',
  'page-silent': 'popup_gap_no_tab',
  'session-stopped': 'popup_gap_session',
  'session-ended': 'popup_gap_session',
  'session-refused': 'popup_gap_session',
  'session-challenged': 'popup_gap_session',
  'session-limited': 'popup_gap_rate_limited',
} as const satisfies Record<string, MessageKey>;

/** The second half of the sentence about a gap, by its reason. */
export function gapWords(reason: string): MessageKey {
  return Object.hasOwn(WORDS, reason) ? WORDS[reason as keyof typeof WORDS] : 'popup_gap_problem';
}
