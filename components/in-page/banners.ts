import type { KnownRows } from '@/utils/page/known-rows';
import type { ListHealth } from '@/utils/page/list';
import { say, words, type MessageKey } from '../words';
import type { Banner } from './overlay';

interface BannerActs {
  open: (page: 'connect' | 'orders') => void;
  retry: () => void;
  /** Work through the page again. */
  resume: () => void;
}

/** The one thing the whole list has to say, most pressing first; null when all is well. */
export function bannerFor(
  health: ListHealth,
  { access, why, failure }: Pick<KnownRows, 'access' | 'why' | 'failure'>,
  { open, retry, resume }: BannerActs,
): Banner | null {
  const banner = (key: string, text: string, label: MessageKey, act: () => void): Banner => ({
    key,
    text,
    offer: { label: words(label), act },
  });
  const reload = () => location.reload();
  const connect = () => open('connect');
  if (health === 'quiet') return null;
  if (failure === 'orphaned') return banner(failure, words('page_orphaned'), 'page_reload', reload);
  if (health !== 'readable') {
    return banner(health, words(`page_${health}`), 'page_open_list', () => open('orders'));
  }
  if (failure !== null) return banner('unreachable', words('page_unreachable'), 'common_try_again', retry);
  switch (access) {
    case 'session-stopped': {
      const reason = why ?? { key: 'problem_session_stopped', values: {} };
      return banner(reason.key, say(reason), 'page_go_on', resume);
    }
    case 'not-connected':
      return banner(access, words('page_not_connected'), 'page_reload', reload);
    case 'token-revoked':
      return banner(access, words('page_token_revoked'), 'common_reconnect', connect);
    case 'not-covered':
      return banner(access, words('page_not_covered'), 'common_connect', connect);
    default:
      return null;
  }
}
