import type { useAccess } from '@/components/connect/use-access';
import { SearchIcon } from '@/components/icons';
import { Mark } from '@/components/mark';
import { words } from '@/components/words';

/** The name, and whether TikTok can be reached. */
export function Header(props: {
  live: ReturnType<typeof useAccess>;
  onConnect: () => void;
  /** Leads to the search field; null when there is nothing to search. */
  onSearch: (() => void) | null;
}) {
  const { live, onConnect, onSearch } = props;
  return (
    <header class="header">
      <Mark size={24} />
      <h1 class="header-name">Standstill</h1>
      {onSearch !== null && (
        <button type="button" class="button button-quiet header-search" onClick={onSearch}>
          <SearchIcon />
          <span>{words('popup_search_campaigns')}</span>
        </button>
      )}
      <button type="button" class="button button-quiet header-access" onClick={onConnect}>
        <span class={`dot dot-${dotOf(live)}`} aria-hidden="true" />
        {accessText(live)}
      </button>
    </header>
  );
}

function dotOf(live: ReturnType<typeof useAccess>): 'good' | 'bad' | 'none' {
  if (live.state !== 'ready' || live.value.connection === null) return 'none';
  return live.value.connection.state === 'connected' ? 'good' : 'bad';
}

function accessText(live: ReturnType<typeof useAccess>): string {
  if (live.state === 'loading') return words('popup_loading');
  if (live.state === 'failed') return words('popup_access_unknown');
  const { connection, advertisers } = live.value;
  if (connection === null) return words('popup_access_none');
  if (connection.state === 'revoked') return words('popup_access_revoked');
  if (advertisers.length === 1) return words('popup_access_one');
  return words('popup_access_many', String(advertisers.length));
}
