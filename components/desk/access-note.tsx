import { reachOf } from '../connect/reach';
import type { AccessNow } from '../connect/use-access';
import { OutIcon } from '../icons';
import { StateNote } from '../state-note';
import { words } from '../words';

/** Where one signs in and chooses an ad account (facts: page-dom 1). */
const ADS_MANAGER = 'https://ads.tiktok.com/i18n/home';

/** What must be said about the access before anything else can be right. */
export function AccessNote({ access, onConnect }: { access: AccessNow; onConnect: () => void }) {
  switch (reachOf(access)) {
    case 'none':
      return (
        <StateNote title={words('popup_start')} text={words('popup_start_text')}>
          <div class="note-buttons">
            <a class="button button-strong button-plain" href={ADS_MANAGER} target="_blank" rel="noreferrer">
              {words('common_open_ads_manager')}
              <OutIcon />
            </a>
            <button type="button" class="button" onClick={onConnect}>
              {words('popup_connect_instead')}
            </button>
          </div>
        </StateNote>
      );
    case 'revoked':
      return (
        <StateNote problem title={words('popup_revoked')} text={words('popup_revoked_text')}>
          <button type="button" class="button button-strong button-plain" onClick={onConnect}>
            {words('common_reconnect')}
          </button>
        </StateNote>
      );
    case 'page':
      return (
        <p class="way">
          {words('popup_page_way')}{' '}
          <button type="button" class="button button-quiet" onClick={onConnect}>
            {words('popup_page_connect')}
          </button>
        </p>
      );
    case 'connected':
      return access.advertisers.length > 0 ? null : (
        <StateNote title={words('popup_no_accounts')} text={words('popup_no_accounts_text')}>
          <button type="button" class="button" onClick={onConnect}>
            {words('common_reconnect')}
          </button>
        </StateNote>
      );
  }
}
