import { browser } from 'wxt/browser';
import { nextWay, type ConsentWay, type NextWay } from '@/utils/core/consent';
import { problemSaid } from '@/utils/core/verdict';
import type { Consent } from '@/utils/store/database';
import { OutIcon } from '../icons';
import { useNotices } from '../notices';
import { useAsk } from '../press';
import { StateNote } from '../state-note';
import { trusted } from '../trusted';
import { say, words, type MessageKey } from '../words';
import { useSend } from '../worker';

/** Where one signs in and chooses an ad account (facts: page-dom 1). */
const ADS_MANAGER = 'https://ads.tiktok.com/i18n/home';

/** TikTok's answer comes back to this computer's own address there, which the browser has to let us see. */
const LOOPBACK = 'http://127.0.0.1/*';

/**
 * Connecting by TikTok's own page of consent: one button, and what becomes of it. What is refused leads on by itself
 * and says why.
 */
export function ConsentCard(props: { consent: Consent | null; again: boolean; online: boolean }) {
  const { consent, again, online } = props;
  const send = useSend();
  const ask = useAsk();
  const begin = (way: ConsentWay) => ask(() => send('ask-consent', { way }));
  const refused = consent?.state === 'refused' ? consent : null;
  const busy = consent !== null && refused === null;
  const isNext = refused?.refused === undefined || nextWay(refused.refused.at, refused.way) === 'again';
  return (
    <section class="panel" id="consent" aria-labelledby="consent-title" aria-busy={busy}>
      <h2 id="consent-title" class="panel-title">
        {words(again ? 'mcp_again_title' : 'mcp_title')}
      </h2>
      <p class="quiet-line">{words('mcp_what')}</p>
      <ul class="permissions">
        <li>{words('mcp_how_long')}</li>
        <li>{words('mcp_how_much')}</li>
        <li>{words('mcp_where')}</li>
      </ul>
      {refused !== null && <Refused consent={refused} begin={begin} />}
      {busy ? (
        <Busy consent={consent} giveUp={() => ask(() => send('forget-consent', {}))} />
      ) : (
        <div class="note-buttons">
          <button
            type="button"
            class={isNext ? 'button button-strong button-plain' : 'button'}
            disabled={!online}
            onClick={trusted(() => begin('window'))}
          >
            {words(refused === null ? 'mcp_connect' : 'mcp_connect_again')}
          </button>
        </div>
      )}
    </section>
  );
}

function Busy({ consent, giveUp }: { consent: Consent; giveUp: () => void }) {
  if (consent.state === 'proving') {
    return (
      <p class="quiet-line" role="status">
        {words('mcp_proving')}
      </p>
    );
  }
  return (
    <div role="status">
      <StateNote title={words('mcp_asking')} text={words('mcp_asking_text')}>
        <div class="note-buttons">
          <button type="button" class="button" onClick={trusted(giveUp)}>
            {words('common_cancel')}
          </button>
        </div>
      </StateNote>
    </div>
  );
}

function Refused({ consent, begin }: { consent: Consent; begin: (way: ConsentWay) => Promise<void> }) {
  const { refused, way } = consent;
  if (refused === undefined) return null;
  const { at, reason, apiCode = null } = refused;
  const next = nextWay(at, way);
  const why = words(`mcp_refused_${at.replaceAll('-', '_')}` as MessageKey);
  const said = reason === undefined ? '' : ` ${say(problemSaid({ reason, apiCode }))}`;
  return (
    <StateNote problem title={words('mcp_refused')} text={why + said}>
      <p class="note-text">{words(`mcp_next_${next}` as MessageKey)}</p>
      <div class="note-buttons">
        <Next next={next} begin={begin} />
      </div>
    </StateNote>
  );
}

/** The way that comes next, to be taken at once. */
function Next({ next, begin }: { next: NextWay; begin: (way: ConsentWay) => Promise<void> }) {
  const { show } = useNotices();
  const inTab = async () => {
    // Firefox hands over this computer's own address by itself.
    const allowed =
      import.meta.env.FIREFOX ||
      (await browser.permissions.request({ origins: [LOOPBACK] }).catch(() => false));
    if (allowed) await begin('tab');
    else show({ text: words('mcp_tab_not_allowed'), problem: true });
  };
  switch (next) {
    case 'again':
      return null;
    case 'tab':
      return (
        <button type="button" class="button button-strong button-plain" onClick={trusted(inTab)}>
          {words('mcp_go_on_tab')}
        </button>
      );
    case 'token':
      return (
        <a class="button" href="#connect">
          {words('mcp_go_on_token')}
        </a>
      );
    case 'page':
      return (
        <a class="button" href={ADS_MANAGER} target="_blank" rel="noreferrer">
          {words('common_open_ads_manager')}
          <OutIcon />
        </a>
      );
  }
}
