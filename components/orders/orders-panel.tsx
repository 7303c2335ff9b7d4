import { useMemo, useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';
import { StateNote } from '../state-note';
import { words, type MessageKey } from '../words';
import type { JudgedOrder } from './judged-orders';
import { OrderCard } from './order-card';
import { groupOrders } from './order-groups';

/** Old orders are kept, but a list that nobody reads is not drawn until asked for. */
const SHOWN_AT_FIRST = 5;

export interface OrdersPanelProps {
  state: 'loading' | 'ready' | 'failed';
  judged: JudgedOrder[];
  advertisers: KnownAdvertiser[];
  onResume: (judged: JudgedOrder) => void;
  onReconnect: () => void;
}

/** Every watched promotion, what needs a person first. */
export function OrdersPanel({ state, judged, advertisers, onResume, onReconnect }: OrdersPanelProps) {
  const groups = useMemo(() => groupOrders(judged), [judged]);
  const stopping = useMemo(
    () => new Set(judged.filter(isStop).map(({ order }) => order.entityKey)),
    [judged],
  );
  const names = new Map(advertisers.map((advertiser) => [advertiser.id, advertiser.name]));
  const section = (group: keyof typeof groups, shown: number) => (
    <OrderSection
      key={group}
      title={words(`popup_group_${group}` as MessageKey)}
      orders={groups[group]}
      shownAtFirst={shown}
      stopping={stopping}
      accountOf={(one) => (names.size > 1 ? (names.get(one.order.advertiserId) ?? null) : null)}
      onResume={onResume}
      onReconnect={onReconnect}
    />
  );
  return (
    <section class="orders" aria-label={words('popup_orders')} aria-busy={state === 'loading'}>
      {state === 'failed' && (
        <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
      )}
      {state === 'loading' && <p class="quiet-line">{words('popup_loading')}</p>}
      {state === 'ready' && judged.length === 0 && (
        <StateNote title={words('popup_no_orders')} text={words('popup_no_orders_text')} />
      )}
      {section('flagged', Infinity)}
      {section('proving', Infinity)}
      {section('proven', SHOWN_AT_FIRST)}
      {section('earlier', SHOWN_AT_FIRST)}
    </section>
  );
}

function isStop({ order, verdict }: JudgedOrder): boolean {
  return order.action !== 'resume' && !verdict.closed && verdict.flags.length === 0;
}

function OrderSection(props: {
  title: string;
  orders: JudgedOrder[];
  shownAtFirst: number;
  stopping: ReadonlySet<string>;
  accountOf: (judged: JudgedOrder) => string | null;
  onResume: (judged: JudgedOrder) => void;
  onReconnect: () => void;
}) {
  const [all, showAll] = useState(false);
  const { title, orders, shownAtFirst } = props;
  if (orders.length === 0) return null;
  const shown = all ? orders : orders.slice(0, shownAtFirst);
  return (
    <div class="group">
      <h2 class="group-title">
        {title} <span class="count">{orders.length}</span>
      </h2>
      {shown.map((judged) => (
        <OrderCard
          key={judged.order.id}
          judged={judged}
          account={props.accountOf(judged)}
          stopping={props.stopping}
          onResume={() => props.onResume(judged)}
          onReconnect={props.onReconnect}
        />
      ))}
      {shown.length < orders.length && (
        <button type="button" class="button button-quiet" onClick={() => showAll(true)}>
          {words('popup_show_all', String(orders.length))}
        </button>
      )}
    </div>
  );
}
