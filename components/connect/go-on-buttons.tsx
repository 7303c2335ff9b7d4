import { OpenAdsManager } from '../open-ads-manager';
import { useAsk } from '../press';
import { trusted } from '../trusted';
import { words } from '../words';
import { useSend } from '../worker';

/** The ways on where working through the page was stopped for an account. */
export function GoOnButtons({ advertiserId }: { advertiserId: string }) {
  const ask = useAsk();
  const send = useSend();
  return (
    <div class="note-buttons">
      <button
        type="button"
        class="button button-strong button-plain"
        onClick={trusted(() => ask(() => send('resume-session', { advertiserId })))}
      >
        {words('page_go_on')}
      </button>
      <OpenAdsManager advertiserId={advertiserId} />
    </div>
  );
}
