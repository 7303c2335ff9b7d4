import { entityKey, sameEntity, type EntityRef } from '@/utils/core/entity';
import type { LeakingPart, RaisedFlag } from '@/utils/core/verdict';
import { AdsManagerLink } from '../ads-manager-link';
import { actionWord, flagWord, verdictWord } from '../names';
import { OpenAdsManager } from '../open-ads-manager';
import { useAsk, usePress } from '../press';
import { RelativeTime } from '../relative-time';
import { ReportLink } from '../report-link';
import { StageLadder } from '../stage-ladder';
import { useNow } from '../ticker';
import { ToneBadge } from '../tone-badge';
import { trusted } from '../trusted';
import { say, words } from '../words';
import { useSend } from '../worker';
import { deletesLater } from './deletes-later';
import type { JudgedOrder } from './judged-orders';
import { OrderGaps } from './order-gaps';
import { OrderMoney } from './order-money';
import { OrderChecks, OrderRisks } from './order-risks';
import { OrderSight } from './order-sight';
import { SpentSince } from './spent-since';
import { StopMaterials } from './stop-materials';
import { StopSession } from './stop-session';
import { waitsForATab } from './waiting-for-a-tab';
import { WayBack } from './way-back';

/** A look that has not happened this long after its time is not under way. Milliseconds. */
const OVERDUE_AFTER = 30_000;

export interface OrderCardProps {
  judged: JudgedOrder;
  /** Name of the ad account, when there are several. */
  account: string | null;
  /** Keys of entities that an order of ours is stopping or has stopped. */
  stopping: ReadonlySet<string>;
  /** Resuming asks first, so the page shows the dialog. */
  /** Whether an End holds its entity off. */
  held: boolean;
  onResume: () => void;
  onReconnect: () => void;
}

/** One order: what was wished, what is known of it, what happens next and what the person can do. */
export function OrderCard(props: OrderCardProps) {
  const { judged, account, held, onResume } = props;
  const { order, verdict } = judged;
  const ask = useAsk();
  const send = useSend();
  const mayResume = order.action !== 'resume' && verdict.tone !== 'money-leaving';
  return (
    <article class="card" id={`order-${order.id}`} tabIndex={-1} aria-labelledby={`name-${order.id}`}>
      <div class="card-head">
        <h3 id={`name-${order.id}`} class="card-name" title={order.seenName}>
          <bdi>{order.seenName}</bdi>
        </h3>
        <ToneBadge tone={verdict.tone} text={verdictWord(verdict)} />
      </div>
      <p class="card-meta">
        {actionWord(order.action)}
        {' · '}
        <RelativeTime at={order.createdAt} said="popup_ordered" />
        {account !== null && (
          <>
            {' · '}
            <bdi>{account}</bdi>
          </>
        )}
      </p>
      {verdict.flags.length === 0 ? <p class="card-said">{say(verdict.said)}</p> : <Flags {...props} />}
      <SpentSince verdict={verdict} />
      {verdict.done !== null && <p class="quiet-line">{say(verdict.done)}</p>}
      {deletesLater(judged) && <p class="quiet-line">{words('common_delete_later')}</p>}
      <OrderRisks risks={verdict.risks} />
      <OrderGaps gaps={verdict.gaps} />
      <details class="card-proof">
        <summary>
          <span class="for-ears">{words('popup_proof')}: </span>
          <Looks judged={judged} />
        </summary>
        <StageLadder verdict={verdict} />
        {verdict.money !== null && <OrderMoney money={verdict.money} />}
        <OrderChecks risks={verdict.risks} />
        <OrderSight verdict={verdict} />
      </details>
      <div class="card-links">
        {!verdict.closed && (
          <button
            type="button"
            class="button button-quiet"
            onClick={trusted(() => ask(() => send('look-now', { orderId: order.id })))}
          >
            {words('common_look_now')}
          </button>
        )}
        {mayResume && <WayBack judged={judged} held={held} onResume={onResume} />}
        <ReportLink orderId={order.id} />
        <AdsManagerLink to={order.ref} campaignId={judged.campaignId} />
      </div>
    </article>
  );
}

/** Why a person must look, and the few things that answer it. */
function Flags(props: OrderCardProps) {
  const { order, verdict } = props.judged;
  const ask = useAsk();
  const send = useSend();
  // Where the part that leaks is known, stopping it is the one thing to do.
  const part = partOf(props.judged);
  const steps = [...new Set(verdict.flags.map(({ next }) => next))].filter(
    (step) => part === null || step !== 'stop-again',
  );
  const leave = () =>
    ask(() => Promise.all(verdict.flags.map(({ flag }) => send('acknowledge', { orderId: order.id, flag }))));
  return (
    <div class="flags">
      {verdict.flags.map((flag, index) => (
        <p key={flag.flag} class="flag-said">
          {index > 0 && <strong>{flagWord(flag.flag)}: </strong>}
          {say(flag.said)} <RelativeTime at={flag.since} said="popup_flag_since" />
        </p>
      ))}
      <div class="flag-buttons">
        {part !== null && <StopPart {...props} part={part} />}
        {steps.map((step) => (
          <NextStep key={step} step={step} {...props} />
        ))}
        <button type="button" class="button" onClick={trusted(leave)}>
          {words('common_acknowledge')}
        </button>
      </div>
    </div>
  );
}

/** The one thing to do now, as core says. Looking again and opening Ads Manager are on every card. */
function NextStep({ step, judged, onResume, onReconnect }: OrderCardProps & { step: RaisedFlag['next'] }) {
  const press = usePress();
  const ask = useAsk();
  const send = useSend();
  const { order } = judged;
  const isResume = order.action === 'resume';
  const again = () =>
    isResume ? onResume() : press({ action: order.action, ref: order.ref, name: order.seenName });
  switch (step) {
    case 'stop-again':
      return <StrongButton label={words('common_stop_again')} weight="stop" act={again} />;
    case 'resume-again':
      return <StrongButton label={words('common_resume')} weight="plain" act={onResume} />;
    case 'retry':
      return (
        <StrongButton label={words('common_try_again')} weight={isResume ? 'plain' : 'stop'} act={again} />
      );
    case 'reconnect':
      return <StrongButton label={words('common_reconnect')} weight="plain" act={onReconnect} />;
    case 'resume-session':
      return (
        <StrongButton
          label={words('common_resume_session')}
          weight="plain"
          act={() => ask(() => send('resume-session', { advertiserId: order.ref.advertiserId }))}
        />
      );
    case 'open-tiktok':
      return waitsForATab(judged) ? <OpenAdsManager advertiserId={order.ref.advertiserId} strong /> : null;
    case 'wait':
      return null;
  }
}

/** Stops exactly the part below that leaks. */
function StopPart({ judged: { order }, stopping, part }: OrderCardProps & { part: LeakingPart }) {
  const press = usePress();
  const { level, through } = part;
  if (level === 'session') return <StopSession order={order} id={part.id} />;
  // Where a Promote is ended is said with it.
  if (level === 'promote') return null;
  const { advertiserId } = order.ref;
  const ref: EntityRef =
    level === 'material'
      ? { advertiserId, level: 'ad', id: through?.id ?? '' }
      : { advertiserId, level, id: part.id };
  if (!sameEntity(ref, order.ref) && stopping.has(entityKey(ref)))
    return <p class="quiet-line">{words('common_part_ordered', through?.name ?? part.name)}</p>;
  if (level === 'material') return <StopMaterials order={order} part={part} />;
  const stop = () => press({ action: 'pause', ref, name: part.name });
  return <StrongButton label={words('common_stop_part', part.name)} weight="stop" act={stop} />;
}

/** The part below that a flag names; a Promote beside it is none, and cannot be stopped from here. */
function partOf({ verdict }: JudgedOrder): LeakingPart | null {
  return verdict.flags.find(({ node }) => node !== undefined && node.level !== 'promote')?.node ?? null;
}

function StrongButton(props: { label: string; weight: 'stop' | 'plain'; act: () => unknown }) {
  return (
    <button type="button" class={`button button-strong button-${props.weight}`} onClick={trusted(props.act)}>
      <span>{props.label}</span>
    </button>
  );
}

/** When TikTok was read for this order, and when it is read next. */
function Looks({ judged: { verdict } }: { judged: JudgedOrder }) {
  const now = useNow();
  return (
    <span class="card-looks">
      {verdict.lastLookAt === null ? (
        <span>{words('popup_not_looked')}</span>
      ) : (
        <RelativeTime at={verdict.lastLookAt} said="popup_last_look" />
      )}
      {' · '}
      {verdict.nextLookAt === null ? (
        <span>{words('popup_no_next_look')}</span>
      ) : now - verdict.nextLookAt > OVERDUE_AFTER ? (
        <RelativeTime at={verdict.nextLookAt} said="popup_look_overdue" />
      ) : verdict.nextLookAt <= now ? (
        <span>{words('popup_looking_now')}</span>
      ) : (
        <RelativeTime at={verdict.nextLookAt} said="popup_next_look" />
      )}
    </span>
  );
}
