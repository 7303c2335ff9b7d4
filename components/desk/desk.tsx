import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { pauseIsRisky } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { ListedCampaign } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { send } from '@/utils/wire/own-client';
import { AskAbout, type Asked } from '../campaigns/ask-about';
import { fold } from '../campaigns/campaign-search';
import { CampaignsPanel } from '../campaigns/campaigns-panel';
import { useCampaigns } from '../campaigns/use-campaigns';
import { canAsk } from '../connect/reach';
import { StoppedNotes } from '../connect/stopped-notes';
import { TabNotes } from '../connect/tab-notes';
import { useAccess, useOnline, type AccessNow } from '../connect/use-access';
import type { JudgedOrder } from '../orders/judged-orders';
import { PanicPlace } from '../panic/panic-place';
import { OrdersPanel } from '../orders/orders-panel';
import { useAnnouncedVerdicts } from '../orders/use-announced-verdicts';
import { useOrders } from '../orders/use-orders';
import { useAsk, usePress } from '../press';
import { StateNote } from '../state-note';
import { useStore } from '../store';
import { useAskBeforePause } from '../use-ask-before-pause';
import { words } from '../words';
import { AccessNote } from './access-note';
import { filterCampaigns, filterOrders, isNarrowed, NO_FILTER, type DeskFilter } from './desk-filter';
import { FilterBar } from './filter-bar';
import { Header } from './header';
import { OpenBeside } from './open-beside';
import { useChosenAccount } from './use-chosen-account';
import { useLinkedOrder } from './use-linked-order';
import { WatchHealth } from './watch-health';

const NOTHING: AccessNow = {
  connection: null,
  connections: [],
  consent: null,
  advertisers: [],
  stopped: [],
};

/** What popup, side panel and tab show: orders first, then campaigns. */
export function Desk() {
  const scroller = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const store = useStore();
  const live = useAccess();
  const orders = useOrders();
  const online = useOnline();
  const holds = useLiveQuery(() => store.holds.toCollection().primaryKeys(), [store]);
  const access = live.state === 'ready' ? live.value : NOTHING;
  const held = useMemo(() => new Set(holds.state === 'ready' ? holds.value : []), [holds]);
  const [account, chooseAccount] = useChosenAccount(access.advertisers);
  const [narrowed, narrow] = useState<Omit<DeskFilter, 'account'>>(NO_FILTER);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [asksBeforePause] = useAskBeforePause();
  const press = usePress();
  const ask = useAsk();
  useAnnouncedVerdicts(orders.judged, orders.state === 'ready');
  useLinkedOrder(orders.state === 'ready');

  const accounts = useMemo(
    () => access.advertisers.filter(({ id }) => account === null || id === account),
    [access.advertisers, account],
  );
  const campaigns = useCampaigns(accounts);
  const ordersByEntity = useMemo(
    () => new Map(orders.judged.map((judged) => [judged.order.entityKey, judged])),
    [orders.judged],
  );
  // Made once for many letters typed, and not at all while nothing is.
  const isSearched = narrowed.query !== '';
  const folded = useMemo(
    () => new Map(isSearched ? campaigns.all.map(({ key, name }) => [key, fold(name)]) : []),
    [campaigns.all, isSearched],
  );
  const filter = useMemo(() => ({ ...narrowed, account }), [narrowed, account]);
  const shownOrders = useMemo(() => filterOrders(orders.judged, filter), [orders.judged, filter]);
  const shownCampaigns = useMemo(
    () => filterCampaigns(campaigns.all, filter, folded, ordersByEntity),
    [campaigns.all, filter, folded, ordersByEntity],
  );
  const onFilter = useCallback(
    ({ account: chosen, ...others }: Partial<DeskFilter>) => {
      if (chosen !== undefined) chooseAccount(chosen);
      narrow((before) => ({ ...before, ...others }));
      // What is found stands at the top.
      scroller.current?.scrollTo({ top: 0 });
    },
    [chooseAccount],
  );

  const connect = () => ask(() => send('open', { page: 'connect' }));
  const choose = (campaign: ListedCampaign, action: Action) => {
    const chosen = { action, ref: campaign.ref, name: campaign.name, held: held.has(campaign.key) };
    if (action === 'pause' && !asksBeforePause && !pauseIsRisky(campaign)) void press(chosen);
    else setAsked(chosen);
  };
  const resume = ({ order }: JudgedOrder) =>
    setAsked({ action: 'resume', ref: order.ref, name: order.seenName, held: held.has(order.entityKey) });
  const isFiltered = isNarrowed(filter);
  const hidden = flagged(orders.judged) - flagged(shownOrders);
  const hasSomething = accounts.length > 0 || orders.judged.length > 0;

  return (
    <>
      <Header live={live} onConnect={connect} />
      {hasSomething && (
        <FilterBar
          filter={filter}
          advertisers={access.advertisers}
          search={search}
          onFilter={onFilter}
          onDown={() => scroller.current?.querySelector<HTMLElement>('.card, .virtual-row')?.focus()}
        />
      )}
      <main ref={scroller} class="scroller" tabIndex={-1}>
        <div class="health-line">
          <WatchHealth judged={orders.judged} />
          <OpenBeside />
        </div>
        {!online && <StateNote problem title={words('popup_offline')} text={words('popup_offline_text')} />}
        {live.state === 'ready' && <AccessNote access={access} onConnect={connect} />}
        <StoppedNotes stopped={access.stopped} advertisers={access.advertisers} />
        <TabNotes advertisers={access.advertisers} />
        <PanicPlace advertisers={access.advertisers} />
        {hidden > 0 && (
          <HiddenFlags count={hidden} onShow={() => onFilter({ ...NO_FILTER, account: null })} />
        )}
        {isFiltered && campaigns.state !== 'loading' && shownOrders.length + shownCampaigns.length === 0 && (
          <NothingFound query={narrowed.query} onClear={() => onFilter(NO_FILTER)} />
        )}
        <div class="columns">
          <OrdersPanel
            state={orders.state}
            judged={shownOrders}
            all={orders.judged}
            held={held}
            advertisers={access.advertisers}
            onResume={resume}
            onReconnect={connect}
          />
          {accounts.length > 0 && (
            <CampaignsPanel
              scroller={scroller}
              accounts={accounts}
              askable={accounts.filter((one) => canAsk(one, access))}
              campaigns={campaigns}
              found={shownCampaigns}
              narrowed={isFiltered}
              ordersByEntity={ordersByEntity}
              holds={held}
              onChoose={choose}
            />
          )}
        </div>
      </main>
      {asked !== null && <AskAbout asked={asked} onDone={() => setAsked(null)} />}
    </>
  );
}

function flagged(judged: readonly JudgedOrder[]): number {
  return judged.filter(({ verdict }) => verdict.flags.length > 0).length;
}

/** No filter hides in silence that something needs the person. */
function HiddenFlags({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div class="note note-problem waiting" role="status">
      <p>{words('popup_hidden_flags', count)}</p>
      <button type="button" class="button" onClick={onShow}>
        {words('popup_show_hidden')}
      </button>
    </div>
  );
}

function NothingFound({ query, onClear }: { query: string; onClear: () => void }) {
  const title = query.trim() === '' ? words('popup_no_match') : words('popup_no_result', query);
  return (
    <StateNote title={title} text={words('popup_no_result_text')}>
      <button type="button" class="button" onClick={onClear}>
        {words('popup_clear_search')}
      </button>
    </StateNote>
  );
}
