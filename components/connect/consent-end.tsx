import { formatDay } from '../format-time';
import { ToneIcon } from '../icons';
import { useAsk } from '../press';
import { useNow } from '../ticker';
import { trusted } from '../trusted';
import { readerLocale, words } from '../words';
import { useSend } from '../worker';

/** An end this near asks for something to be done. Milliseconds. */
const NEAR = 3 * 24 * 60 * 60_000;

/** Until when a consent lasts. A new one, given at any time, begins anew. */
export function ConsentEnd({ endsAt }: { endsAt: number }) {
  const now = useNow();
  const ask = useAsk();
  const send = useSend();
  const isNear = endsAt - now < NEAR;
  const day = formatDay(endsAt, readerLocale());
  return (
    <div class="consent-end">
      <p class={isNear ? 'access access-lacks' : 'access'}>
        <ToneIcon tone={isNear ? 'needs-you' : 'waiting'} />
        <span>
          <time dateTime={new Date(endsAt).toISOString()}>
            {words(isNear ? 'mcp_ends_soon' : 'mcp_ends', day)}
          </time>
        </span>
      </p>
      <button
        type="button"
        class={isNear ? 'button button-strong button-plain' : 'button'}
        onClick={trusted(() => ask(() => send('ask-consent', { way: 'window' })))}
      >
        {words('mcp_agree_again')}
      </button>
    </div>
  );
}
