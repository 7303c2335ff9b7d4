import { useMemo, useRef, useState } from 'preact/hooks';
import { AskAbout, type Asked } from '@/components/campaigns/ask-about';
import { useAskBeforePause } from '@/components/use-ask-before-pause';
import { CampaignsPanel, SEARCH_ID } from '@/components/campaigns/campaigns-panel';
import { useAccess, useOnline, type AccessNow } from '@/components/connect/use-access';
import type { JudgedOrder } from '@/components/orders/judged-orders';
import { OrdersPanel } from '@/components/orders/orders-panel';
import { useAnnouncedVerdicts } from '@/components/orders/use-announced-verdicts';
import { useOrders } from '@/components/orders/use-orders';
import { useAsk, usePress } from '@/components/press';
import { StateNote } from '@/components/state-note';
import { useStore } from '@/components/store';
import { words } from '@/components/words';
import { pauseIsRisky } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { KnownEntity } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { send } from '@/utils/wire/client';
import { Header } from './header';
import { useChosenAccount } from './use-chosen-account';
import { useLinkedOrder } from './use-linked-order';

const NOTHING: AccessNow = { connection: null, advertisers: [] };

/** The popup, and the same page in a tab: orders first, then the account's campaigns. */
export function App() {
  const scroller = useRef<HTMLElement>(null);
  const store = useStore();
  const live = useAccess();
  const orders = useOrders();
  const online = useOnline();
  const holds = useLiveQuery(() => store.holds.toCollection().primaryKeys(), [store]);
  const access = live.state === 'ready' ? live.value : NOTHING;
  const held = useMemo(() => new Set(holds.state === 'ready' ? holds.value : []), [holds]);
  const [account, chooseAccount] = useChosenAccount(access.advertisers);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [asksBeforePause] = useAskBeforePause();
  const press = usePress();
  const ask = useAsk();
  useAnnouncedVerdicts(orders.judged, orders.state === 'ready');
  useLinkedOrder(orders.state === 'ready');
  const ordersByEntity = useMemo(
    () => new Map(orders.judged.map((judged) => [judged.order.entityKey, judged])),
    [orders.judged],
  );

  const hasCampaigns = account !== null && access.connection !== null;
  const goToSearch = () => {
    document.getElementById(SEARCH_ID)?.closest('section')?.scrollIntoView({ block: 'start' });
    document.getElementById(SEARCH_ID)?.focus({ preventScroll: true });
  };
  const connect = () => ask(() => send('open', { page: 'connect' }));
  const choose = (campaign: KnownEntity, action: Action) => {
    const chosen = { action, ref: campaign.ref, name: campaign.name, held: held.has(campaign.key) };
    if (action === 'pause' && !asksBeforePause && !pauseIsRisky(campaign)) void press(chosen);
    else setAsked(chosen);
  };
  const resume = ({ order }: JudgedOrder) =>
    setAsked({ action: 'resume', ref: order.ref, name: order.seenName, held: held.has(order.entityKey) });

  return (
    <>
      <Header live={live} onConnect={connect} onSearch={hasCampaigns ? goToSearch : null} />
      <main ref={scroller} class="scroller" tabIndex={-1}>
        {!online && <StateNote problem title={words('popup_offline')} text={words('popup_offline_text')} />}
        <ConnectionNote live={live} onConnect={connect} />
        <div class="columns">
          <OrdersPanel
            state={orders.state}
            judged={orders.judged}
            advertisers={access.advertisers}
            onResume={resume}
            onReconnect={connect}
          />
          {account !== null && access.connection !== null && (
            <CampaignsPanel
              scroller={scroller}
              advertiser={account}
              connected={access.connection.state === 'connected'}
              advertisers={access.advertisers}
              ordersByEntity={ordersByEntity}
              holds={held}
              onAccount={chooseAccount}
              onChoose={choose}
            />
          )}
        </div>
      </main>
      {asked !== null && (
        <AskAbout
          asked={asked}
          onCancel={() => setAsked(null)}
          onConfirm={({ action, ref, name }, decided) => {
            setAsked(null);
            void press({ action, ref, name, ...decided });
          }}
        />
      )}
    </>
  );
}

/** What must be said about the access before anything else can be right. */
function ConnectionNote(props: { live: ReturnType<typeof useAccess>; onConnect: () => void }) {
  const { live, onConnect } = props;
  if (live.state !== 'ready') return null;
  const { connection, advertisers } = live.value;
  if (connection === null) {
    return (
      <StateNote title={words('popup_not_connected')} text={words('popup_not_connected_text')}>
        <ConnectButton label={words('common_connect')} onConnect={onConnect} />
      </StateNote>
    );
  }
  if (connection.state === 'revoked') {
    return (
      <StateNote problem title={words('popup_revoked')} text={words('popup_revoked_text')}>
        <ConnectButton label={words('common_reconnect')} onConnect={onConnect} />
      </StateNote>
    );
  }
  if (advertisers.length === 0) {
    return <StateNote title={words('popup_no_accounts')} text={words('popup_no_accounts_text')} />;
  }
  return null;
}

function ConnectButton({ label, onConnect }: { label: string; onConnect: () => void }) {
  return (
    <button type="button" class="button button-strong button-plain" onClick={onConnect}>
      {label}
    </button>
  );
}
