import { useMemo, useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';
import { StateNote } from '../state-note';
import { words, type MessageKey } from '../words';
import type { JudgedOrder } from './judged-orders';
import { OrderCard } from './order-card';
import { groupOrders } from './order-groups';
import { WaitingLines } from './waiting-lines';

/** Old orders are kept, but a list that nobody reads is not drawn until asked for. */
const SHOWN_AT_FIRST = 5;

export interface OrdersPanelProps {
  state: 'loading' | 'ready' | 'failed';
  /** Those that the search and the filters let through. */
  judged: readonly JudgedOrder[];
  all: readonly JudgedOrder[];
  /** Keys of entities that an End holds off. */
  held: ReadonlySet<string>;
  advertisers: readonly KnownAdvertiser[];
  onResume: (judged: JudgedOrder) => void;
  onReconnect: () => void;
}

/** Every watched promotion, what needs a person first. */
export function OrdersPanel(props: OrdersPanelProps) {
  const { state, judged, all, held, advertisers, onResume, onReconnect } = props;
  const groups = useMemo(() => groupOrders(judged), [judged]);
  const stopping = useMemo(() => new Set(all.filter(isStop).map(({ order }) => order.entityKey)), [all]);
  const names = new Map(advertisers.map((advertiser) => [advertiser.id, advertiser.name]));
  const section = (group: keyof typeof groups, shown: number) => (
    <OrderSection
      key={group}
      title={words(`popup_group_${group}` as MessageKey)}
      orders={groups[group]}
      shownAtFirst={shown}
      stopping={stopping}
      held={held}
      accountOf={(one) => (names.size > 1 ? (names.get(one.order.advertiserId) ?? null) : null)}
      onResume={onResume}
      onReconnect={onReconnect}
    />
  );
  return (
    <section
      class="orders"
      aria-label={words('popup_orders')}
      aria-busy={state === 'loading'}
      onKeyDown={moveBetweenCards}
    >
      {state === 'failed' && (
        <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
      )}
      {state === 'loading' && <p class="quiet-line">{words('popup_loading')}</p>}
      {state === 'ready' && all.length === 0 && (
        <StateNote title={words('popup_no_orders')} text={words('popup_no_orders_text')} />
      )}
      {all.length > 0 && judged.length === 0 && <p class="quiet-line">{words('popup_no_orders_match')}</p>}
      <WaitingLines judged={all} advertisers={advertisers} />
      {section('flagged', Infinity)}
      {section('proving', Infinity)}
      {section('proven', SHOWN_AT_FIRST)}
      {section('earlier', SHOWN_AT_FIRST)}
    </section>
  );
}

/** The arrow keys lead from card to card; Tab goes through the buttons of one. */
function moveBetweenCards(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.target instanceof Element ? event.target.closest('.card') : null;
  if (step === 0 || from === null) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.card')];
  const to = cards[cards.indexOf(from as HTMLElement) + step];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}

function isStop({ order, verdict }: JudgedOrder): boolean {
  return order.action !== 'resume' && !verdict.closed && verdict.flags.length === 0;
}

function OrderSection(props: {
  title: string;
  orders: JudgedOrder[];
  shownAtFirst: number;
  stopping: ReadonlySet<string>;
  held: ReadonlySet<string>;
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
          held={props.held.has(judged.order.entityKey)}
          onResume={() => props.onResume(judged)}
          onReconnect={props.onReconnect}
        />
      ))}
      {shown.length < orders.length && (
        <button type="button" class="button button-quiet" onClick={() => showAll(true)}>
          {words('popup_show_all', orders.length)}
        </button>
      )}
    </div>
  );
}
