import { useMemo, useState } from 'preact/hooks';
import { pauseIsRisky } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import { campaignsOf } from '@/utils/store/campaign-lists';
import type { KnownEntity } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { AskAbout, type Asked } from '../../campaigns/ask-about';
import { CampaignRow } from '../../campaigns/campaign-row';
import { OrdersPanel } from '../../orders/orders-panel';
import { useAnnouncedVerdicts } from '../../orders/use-announced-verdicts';
import { useOrders } from '../../orders/use-orders';
import { usePress } from '../../press';
import { useStore } from '../../store';
import { words } from '../../words';
import { PracticeClock } from './practice-clock';
import { PracticeTasks } from './practice-tasks';
import type { PracticeWorld } from './world';

/** What there is to try, the clock to push, the sample campaigns, and what came of each press. */
export function PracticeDesk({ world, onEnd }: { world: PracticeWorld; onEnd: () => void }) {
  const store = useStore();
  const orders = useOrders();
  const accounts = useLiveQuery(() => store.advertisers.toArray(), [store]);
  const campaigns = useLiveQuery(() => campaignsOf(store, world.advertiserId), [store]);
  const holds = useLiveQuery(() => store.holds.toCollection().primaryKeys(), [store]);
  const held = useMemo(() => new Set(holds.state === 'ready' ? holds.value : []), [holds]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const press = usePress();
  useAnnouncedVerdicts(orders.judged, orders.state === 'ready');

  const account = accounts.state === 'ready' ? (accounts.value[0] ?? null) : null;
  const choose = (campaign: KnownEntity, action: Action) => {
    const chosen = { action, ref: campaign.ref, name: campaign.name, held: held.has(campaign.key) };
    if (action === 'pause' && !pauseIsRisky(campaign)) void press(chosen);
    else setAsked(chosen);
  };
  return (
    <>
      <PracticeTasks judged={orders.judged} />
      <PracticeClock onLater={(ms) => world.later(ms)} />
      <section class="campaigns" aria-labelledby="practice-campaigns">
        <h3 id="practice-campaigns" class="group-title">
          {account?.name}
        </h3>
        <ul role="list">
          {(campaigns.state === 'ready' ? campaigns.value : []).map((campaign) => (
            <li key={campaign.key}>
              <CampaignRow
                campaign={campaign}
                currency={account?.currency ?? ''}
                account={null}
                judged={orders.judged.find(({ order }) => order.entityKey === campaign.key) ?? null}
                held={held.has(campaign.key)}
                onChoose={(action) => choose(campaign, action)}
              />
            </li>
          ))}
        </ul>
      </section>
      <OrdersPanel
        state={orders.state}
        judged={orders.judged}
        all={orders.judged}
        held={held}
        advertisers={account === null ? [] : [account]}
        onResume={({ order }) =>
          setAsked({
            action: 'resume',
            ref: order.ref,
            name: order.seenName,
            held: held.has(order.entityKey),
          })
        }
        onReconnect={() => {}}
      />
      <div>
        <button type="button" class="button" onClick={onEnd}>
          {words('practice_end')}
        </button>
      </div>
      {asked !== null && <AskAbout asked={asked} onDone={() => setAsked(null)} />}
    </>
  );
}
