import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Action } from '@/utils/core/order';
import type { KnownAdvertiser, KnownEntity } from '@/utils/store/database';
import { RefreshIcon, SearchIcon } from '../icons';
import type { JudgedOrder } from '../orders/judged-orders';
import { RelativeTime } from '../relative-time';
import { StateNote } from '../state-note';
import { VirtualList } from '../virtual-list';
import { words } from '../words';
import { CampaignRow } from './campaign-row';
import { useCampaigns } from './use-campaigns';
import { useListing } from './use-listing';

const ROW_HEIGHT = 72;

/** The search field, so that a button elsewhere can lead to it. */
export const SEARCH_ID = 'campaign-search';

export interface CampaignsPanelProps {
  scroller: RefObject<HTMLElement | null>;
  advertiser: KnownAdvertiser;
  /** False when TikTok cannot be asked: then what was last read is shown. */
  connected: boolean;
  advertisers: KnownAdvertiser[];
  ordersByEntity: ReadonlyMap<string, JudgedOrder>;
  holds: ReadonlySet<string>;
  onAccount: (id: string) => void;
  onChoose: (campaign: KnownEntity, action: Action) => void;
}

/** The campaigns of one ad account: found by name or id, with what they spent, and stopped from here. */
export function CampaignsPanel(props: CampaignsPanelProps) {
  const { scroller, advertiser, connected, advertisers, ordersByEntity, holds, onAccount, onChoose } = props;
  const [query, setQuery] = useState('');
  const listing = useListing(advertiser, connected);
  const campaigns = useCampaigns(advertiser.id, advertiser.listedAt, query);
  const { found, total, state } = campaigns;
  const panel = useRef<HTMLElement>(null);
  const search = (wanted: string) => {
    setQuery(wanted);
    // What is found must be in view, also when many orders stand above.
    panel.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <section ref={panel} class="campaigns" aria-labelledby="campaigns-title">
      <div class="campaigns-bar">
        <div class="campaigns-head">
          <h2 id="campaigns-title" class="group-title">
            {words('popup_campaigns')} {total > 0 && <span class="count">{total}</span>}
          </h2>
          <AccountPicker advertiser={advertiser} advertisers={advertisers} onAccount={onAccount} />
        </div>
        <div class="campaigns-tools">
          <label class="search">
            <SearchIcon />
            <span class="for-ears">{words('popup_search')}</span>
            <input
              id={SEARCH_ID}
              type="search"
              value={query}
              placeholder={words('popup_search')}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => {
                search(event.currentTarget.value);
              }}
            />
          </label>
          <button
            type="button"
            class="button button-quiet"
            aria-disabled={listing.reading || !connected}
            onClick={() => {
              if (!listing.reading && connected) listing.refresh();
            }}
          >
            <RefreshIcon />
            {words('popup_refresh')}
          </button>
        </div>
        <p class="quiet-line">
          {!listing.reading && advertiser.listedAt !== null && (
            <RelativeTime at={advertiser.listedAt} said="popup_listed" />
          )}
          <span role="status">
            {listing.reading && words('popup_reading')}
            {!listing.reading && advertiser.listedAt === null && words('popup_never_listed')}
            {query !== '' && ` · ${words('popup_found', String(found.length), String(total))}`}
          </span>
        </p>
      </div>
      {connected && listing.problem !== null && (
        <StateNote problem title={words('popup_list_problem')} text={listing.problem}>
          <button type="button" class="button" onClick={listing.refresh}>
            {words('common_try_again')}
          </button>
        </StateNote>
      )}
      {state === 'failed' && (
        <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
      )}
      {state === 'ready' && total === 0 && !listing.reading && advertiser.listedAt !== null && (
        <StateNote title={words('popup_no_campaigns')} text={words('popup_no_campaigns_text')} />
      )}
      {total > 0 && found.length === 0 && (
        <StateNote title={words('popup_no_result', query)} text={words('popup_no_result_text')}>
          <button type="button" class="button" onClick={() => setQuery('')}>
            {words('popup_clear_search')}
          </button>
        </StateNote>
      )}
      {found.length > 0 && (
        <>
          <div class="campaign campaign-columns" aria-hidden="true">
            <span>{words('popup_column_name')}</span>
            <span>{words('popup_column_state')}</span>
            <span class="of-money">{words('popup_column_budget')}</span>
            <span class="of-money">{words('popup_column_spend')}</span>
          </div>
          <VirtualList
            scroller={scroller}
            label={words('popup_campaigns')}
            keys={found.map((campaign) => campaign.key)}
            estimate={ROW_HEIGHT}
            row={(index) => {
              const campaign = found[index];
              if (campaign === undefined) return null;
              return (
                <CampaignRow
                  campaign={campaign}
                  currency={advertiser.currency}
                  judged={ordersByEntity.get(campaign.key) ?? null}
                  held={holds.has(campaign.key)}
                  onChoose={(action) => onChoose(campaign, action)}
                />
              );
            }}
          />
        </>
      )}
    </section>
  );
}

function AccountPicker(props: {
  advertiser: KnownAdvertiser;
  advertisers: KnownAdvertiser[];
  onAccount: (id: string) => void;
}) {
  const { advertiser, advertisers, onAccount } = props;
  if (advertisers.length < 2) {
    return (
      <span class="account-name" title={advertiser.id}>
        <bdi>{advertiser.name}</bdi>
      </span>
    );
  }
  return (
    <label class="account">
      <span class="for-ears">{words('popup_account')}</span>
      <select
        value={advertiser.id}
        onChange={(event) => {
          onAccount(event.currentTarget.value);
        }}
      >
        {advertisers.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.name} · ${one.currency}`}
          </option>
        ))}
      </select>
    </label>
  );
}
