import { budgetOf } from '@/utils/core/budget';
import { canBeSwitchedOff } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { ListedCampaign } from '@/utils/store/database';
import { AdsManagerLink } from '../ads-manager-link';
import { HoldIcon } from '../icons';
import { Money, moneyText } from '../money';
import { actionWord, kindWord, verdictWord } from '../names';
import type { JudgedOrder } from '../orders/judged-orders';
import { statusOf } from '../status-word';
import { ToneBadge } from '../tone-badge';
import { trusted } from '../trusted';
import { words, type MessageKey } from '../words';
import { choicesOf } from './campaign-choices';

export interface CampaignRowProps {
  campaign: ListedCampaign;
  currency: string;
  /** Name of the ad account, when several are shown. */
  account: string | null;
  judged: JudgedOrder | null;
  held: boolean;
  onChoose: (action: Action) => void;
}

/** One campaign: what TikTok's list said, what an order of ours is worth, and the buttons. */
export function CampaignRow({ campaign, currency, account, judged, held, onChoose }: CampaignRowProps) {
  const choices = choicesOf(campaign, judged?.verdict ?? null, held);
  return (
    <div class="campaign">
      <div class="campaign-name" title={campaign.name}>
        <bdi>{campaign.name}</bdi>
      </div>
      <div class="campaign-state">
        <State campaign={campaign} judged={judged} />
        {held && (
          <span class="tag">
            <HoldIcon />
            {words('common_held')}
          </span>
        )}
        {campaign.kind !== 'manual' && campaign.kind !== 'unknown' && (
          <span class="tag">{kindWord(campaign.kind)}</span>
        )}
        {account !== null && <bdi class="campaign-account">{account}</bdi>}
      </div>
      <div class="campaign-money">
        <div class="campaign-budget">
          <span class="for-ears">{words('popup_column_budget')}: </span>
          {budgetText(campaign, currency)}
        </div>
        <div class="campaign-spend">
          <span class="for-ears">{words('popup_column_spend')}: </span>
          {campaign.spentToday === null ? (
            <span title={words('common_spent_today_unknown')}>{words('popup_not_read')}</span>
          ) : (
            <>
              <Money amount={campaign.spentToday} currency={currency} />
              <span class="campaign-today" aria-hidden="true">
                {' '}
                {words('popup_today')}
              </span>
            </>
          )}
        </div>
      </div>
      <div class="campaign-buttons">
        {choices.map((action) => (
          <button
            key={action}
            type="button"
            class={`button button-${action === 'end' ? 'stop' : 'plain'}`}
            aria-label={words(`common_${action}_named` as MessageKey, campaign.name)}
            onClick={trusted(() => onChoose(action))}
          >
            {actionWord(action)}
          </button>
        ))}
        {campaign.kind === 'promote' && (judged === null || judged.verdict.closed) && (
          <button
            type="button"
            class="button button-plain"
            aria-label={words('popup_watch_named', campaign.name)}
            onClick={trusted(() => onChoose('pause'))}
          >
            {words('popup_watch')}
          </button>
        )}
        {!canBeSwitchedOff(campaign.kind) && (
          <AdsManagerLink to={campaign.ref} campaignId={campaign.ref.id} />
        )}
      </div>
      {!canBeSwitchedOff(campaign.kind) && (
        <p class="campaign-why">
          {words(`common_cannot_stop_${campaign.kind.replaceAll('-', '_')}` as MessageKey)}
        </p>
      )}
    </div>
  );
}

/** An order that still says something stands before what the list says. */
function State({ campaign, judged }: { campaign: ListedCampaign; judged: JudgedOrder | null }) {
  if (judged !== null && (!judged.verdict.closed || judged.verdict.flags.length > 0)) {
    return <ToneBadge tone={judged.verdict.tone} text={verdictWord(judged.verdict)} />;
  }
  const { word, tone } = statusOf(campaign);
  return <span class={`status status-${tone}`}>{word}</span>;
}

function budgetText(campaign: ListedCampaign, currency: string): string {
  const budget = budgetOf(campaign);
  if (budget.is === 'unknown') return words('popup_budget_unknown');
  if (budget.is === 'none') return words('popup_no_budget');
  const amount = moneyText(budget.amount, currency);
  return words(budget.is === 'total' ? 'popup_budget_total' : 'popup_budget_day', amount);
}
