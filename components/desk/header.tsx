import { reachOf, type Reach } from '../connect/reach';
import type { useAccess } from '../connect/use-access';
import { Mark } from '../mark';
import { words } from '../words';

/** The name, and whether TikTok can be reached. */
export function Header(props: { live: ReturnType<typeof useAccess>; onConnect: () => void }) {
  const { live, onConnect } = props;
  return (
    <header class="header">
      <Mark size={24} />
      <h1 class="header-name">Standstill</h1>
      <button type="button" class="button button-quiet header-access" onClick={onConnect}>
        <span class={`dot dot-${dotOf(live)}`} aria-hidden="true" />
        {accessText(live)}
      </button>
    </header>
  );
}

const DOTS = { connected: 'good', page: 'good', revoked: 'bad', none: 'none' } as const satisfies Record<
  Reach,
  string
>;

function dotOf(live: ReturnType<typeof useAccess>): (typeof DOTS)[Reach] {
  return live.state === 'ready' ? DOTS[reachOf(live.value)] : 'none';
}

function accessText(live: ReturnType<typeof useAccess>): string {
  if (live.state === 'loading') return words('popup_loading');
  if (live.state === 'failed') return words('popup_access_unknown');
  const { advertisers } = live.value;
  const reach = reachOf(live.value);
  if (reach === 'page') return words('popup_access_page');
  if (reach === 'none') return words('popup_access_none');
  if (reach === 'revoked') return words('popup_access_revoked');
  if (advertisers.length === 1) return words('popup_access_one');
  return words('popup_access_many', advertisers.length);
}
