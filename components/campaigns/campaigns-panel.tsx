import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Action } from '@/utils/core/order';
import type { KnownAdvertiser, ListedCampaign } from '@/utils/store/database';
import { RefreshIcon } from '../icons';
import type { JudgedOrder } from '../orders/judged-orders';
import { OpenAdsManager } from '../open-ads-manager';
import { RelativeTime } from '../relative-time';
import { StateNote } from '../state-note';
import { VirtualList } from '../virtual-list';
import { readerLocale, words } from '../words';
import { LiveCampaignRow } from './live-campaign-row';
import type { Campaigns } from './use-campaigns';
import { useListing, type Listing } from './use-listing';

const ROW_HEIGHT = 72;

export interface CampaignsPanelProps {
  scroller: RefObject<HTMLElement | null>;
  /** The accounts whose campaigns are shown. */
  accounts: readonly KnownAdvertiser[];
  /** Those of them that TikTok can be asked about; of the others what was last read is shown. */
  askable: readonly KnownAdvertiser[];
  campaigns: Campaigns;
  /** Those that the search and the filters let through. */
  found: readonly ListedCampaign[];
  /** Whether a search or a filter is set. */
  narrowed: boolean;
  ordersByEntity: ReadonlyMap<string, JudgedOrder>;
  holds: ReadonlySet<string>;
  onChoose: (campaign: ListedCampaign, action: Action) => void;
}

/** The campaigns of the shown ad accounts, with what they spent, and stopped from here. */
export function CampaignsPanel(props: CampaignsPanelProps) {
  const { scroller, accounts, askable, campaigns, found, narrowed, ordersByEntity, holds, onChoose } = props;
  const listing = useListing(accounts, askable);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const keys = useMemo(() => found.map(({ key }) => key), [found]);
  const total = campaigns.all.length;
  const isRead = accounts.every(({ listedAt }) => listedAt !== null);
  return (
    <section class="campaigns" aria-labelledby="campaigns-title">
      <div class="campaigns-head">
        <h2 id="campaigns-title" class="group-title">
          {words('popup_campaigns')} {total > 0 && <span class="count">{counted(total)}</span>}
        </h2>
        {accounts.length === 1 && <bdi class="campaigns-account">{accounts[0]?.name}</bdi>}
        <button
          type="button"
          class="button button-quiet"
          aria-disabled={listing.reading || askable.length === 0}
          onClick={() => {
            if (!listing.reading && askable.length > 0) listing.refresh();
          }}
        >
          <RefreshIcon />
          {words('popup_refresh')}
        </button>
      </div>
      <ListedLine
        accounts={accounts}
        listing={listing}
        found={narrowed ? words('popup_found', found.length, total) : null}
      />
      {listing.problems
        .filter(({ account }) => askable.includes(account))
        .map(({ account, text }) => (
          <StateNote
            key={account.id}
            problem
            title={words('popup_list_problem')}
            text={accounts.length > 1 ? `${account.name}: ${text}` : text}
          >
            <div class="note-buttons">
              <button type="button" class="button" onClick={listing.refresh}>
                {words('common_try_again')}
              </button>
              {account.gateway === 'page-session' && <OpenAdsManager advertiserId={account.id} />}
            </div>
          </StateNote>
        ))}
      {campaigns.state === 'failed' && (
        <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
      )}
      {campaigns.state === 'ready' && total === 0 && !listing.reading && isRead && (
        <StateNote title={words('popup_no_campaigns')} text={words('popup_no_campaigns_text')} />
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
            keys={keys}
            estimate={ROW_HEIGHT}
            row={(index) => {
              const campaign = found[index];
              if (campaign === undefined) return null;
              const account = byId.get(campaign.advertiserId);
              return (
                <LiveCampaignRow
                  campaign={campaign}
                  currency={account?.currency ?? ''}
                  account={accounts.length > 1 ? (account?.name ?? null) : null}
                  judged={ordersByEntity.get(campaign.key) ?? null}
                  held={holds.has(campaign.key)}
                  onChoose={onChoose}
                />
              );
            }}
          />
        </>
      )}
    </section>
  );
}

/** How old the list is: of several accounts, the one that was not read for the longest. */
function ListedLine(props: { accounts: readonly KnownAdvertiser[]; listing: Listing; found: string | null }) {
  const { accounts, listing, found } = props;
  const listed = accounts.flatMap(({ listedAt }) => listedAt ?? []);
  const isNever = !listing.reading && listed.length === 0;
  return (
    <p class="quiet-line">
      {!listing.reading && listed.length > 0 && (
        <RelativeTime
          at={Math.min(...listed)}
          said={listed.length < accounts.length ? 'popup_listed_partly' : 'popup_listed'}
        />
      )}
      <span role="status">
        {listing.reading && words('popup_reading')}
        {isNever && words('popup_never_listed')}
        {found !== null && ` · ${found}`}
      </span>
    </p>
  );
}

function counted(count: number): string {
  return count.toLocaleString(readerLocale());
}
