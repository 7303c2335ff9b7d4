import type { KnownRows } from '@/utils/page/known-rows';
import type { ListHealth } from '@/utils/page/list';
import { words } from '../words';
import type { Banner } from './overlay';

interface BannerActs {
  open: (page: 'connect' | 'orders') => void;
  retry: () => void;
}

/** The one thing the whole list has to say, most pressing first; null when all is well. */
export function bannerFor(
  health: ListHealth,
  { access, failure }: Pick<KnownRows, 'access' | 'failure'>,
  { open, retry }: BannerActs,
): Banner | null {
  if (health === 'quiet') return null;
  if (failure === 'orphaned') {
    const offer = { label: words('page_reload'), act: () => location.reload() };
    return { key: 'orphaned', text: words('page_orphaned'), offer };
  }
  const toOrders = { label: words('page_open_list'), act: () => open('orders') };
  if (health === 'unreadable') return { key: health, text: words('page_unreadable'), offer: toOrders };
  if (health === 'fought') return { key: health, text: words('page_fought'), offer: toOrders };
  if (failure !== null) {
    const offer = { label: words('common_try_again'), act: retry };
    return { key: 'unreachable', text: words('page_unreachable'), offer };
  }
  if (access === 'not-connected') {
    const offer = { label: words('common_connect'), act: () => open('connect') };
    return { key: access, text: words('page_not_connected'), offer };
  }
  if (access === 'token-revoked') {
    const offer = { label: words('common_reconnect'), act: () => open('connect') };
    return { key: access, text: words('page_token_revoked'), offer };
  }
  if (access === 'not-covered') {
    const offer = { label: words('common_connect'), act: () => open('connect') };
    return { key: access, text: words('page_not_covered'), offer };
  }
  return null;
}
