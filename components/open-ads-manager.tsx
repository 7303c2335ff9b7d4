import { useAsk } from './press';
import { trusted } from './trusted';
import { words } from './words';
import { useSend } from './worker';

/** Shows an ad account in Ads Manager: the tab that has it open, or a new one. */
export function OpenAdsManager({ advertiserId, strong = false }: { advertiserId: string; strong?: boolean }) {
  const ask = useAsk();
  const send = useSend();
  return (
    <button
      type="button"
      class={strong ? 'button button-strong button-plain' : 'button'}
      onClick={trusted(() => ask(() => send('open-ads-manager', { advertiserId })))}
    >
      {words('common_open_ads_manager')}
    </button>
  );
}
