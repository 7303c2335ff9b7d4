import type { Billing, Claim } from '@/utils/core/report/billing';
import type { SpendCurve } from '@/utils/core/report/spend-curve';
import type { SupportFacts } from '@/utils/core/report/support-facts';
import type { Verdict } from '@/utils/core/verdict';
import { moneyText } from '../money';
import { verdictWord } from '../names';
import { words, type MessageKey } from '../words';
import { zonedTime, type Zones } from './zones';

export interface SupportTextParts {
  facts: SupportFacts;
  verdict: Verdict;
  curve: SpendCurve | null;
  billing: Billing;
  zones: Zones;
}

const ASKED = {
  stop: 'support_text_pressed',
  resume: 'support_text_resumed',
  nothing: 'support_text_wanted',
} as const satisfies Record<SupportFacts['asked'], MessageKey>;

/** A neutral text for a ticket: what was asked, what TikTok answered and shows, with ids and times. It claims nothing. */
export function supportText({ facts, verdict, curve, billing, zones }: SupportTextParts): string {
  const time = (at: number) => zonedTime(at, zones);
  const level = words(`report_level_${facts.level}` as MessageKey);
  const asked = amountOf(billing.claim);
  const story = [
    words(ASKED[facts.asked], level, facts.name, time(facts.pressedAt)),
    ...(facts.asked === 'nothing'
      ? []
      : [
          facts.acceptedAt === null
            ? words('support_text_not_accepted')
            : words('support_text_accepted', time(facts.acceptedAt)),
        ]),
    ...(facts.offSince === null ? [] : [words('support_text_off', time(facts.offSince))]),
    ...(facts.turnedOn === null ? [] : [turnedOnText(facts.turnedOn, time)]),
    ...(asked === null || curve === null
      ? []
      : [words('support_text_spent', moneyText(asked, curve.currency), time(curve.readAt))]),
    words('support_text_state', verdictWord(verdict)),
  ];
  const ids = [
    words('support_text_account', facts.advertiserId),
    words('support_text_entity', level, facts.id),
    ...(curve === null ? [] : [words('support_text_zone', curve.timezone, curve.currency)]),
    ...(facts.requestIds.length === 0
      ? []
      : [words('support_text_request_ids'), ...facts.requestIds.map((id) => `  ${id}`)]),
  ];
  const parts = [
    words('support_text_greeting'),
    story.join('\n'),
    ids.join('\n'),
    ...(curve === null ? [] : [hoursText(curve)]),
    words(asked === null ? 'support_text_ask' : 'support_text_ask_money'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What can be asked about, decimal string; null where no amount can be named. */
function amountOf(claim: Claim): string | null {
  return claim.state === 'something' || claim.state === 'on-again' ? claim.amount : null;
}

function turnedOnText(
  { seenAt, change }: NonNullable<SupportFacts['turnedOn']>,
  time: (at: number) => string,
): string {
  return change === null || change.by.name === ''
    ? words('support_text_on_again', time(seenAt))
    : words('support_text_on_again_by', time(change.at), change.by.name);
}

/** The hours around the stop in which there was something, and the later days, as lines. */
function hoursText({ buckets, later, currency, timezone }: SpendCurve): string {
  const told = buckets.filter(
    ({ spent, meaning }) => spent !== null && (meaning !== 'before' || Number(spent) > 0),
  );
  const lines = [...told, ...later].map(
    ({ period, spent, shown }) =>
      `  ${period.length > 10 ? `${period}:00` : period}  ${spent} ${currency}  ${shown ?? '–'}`,
  );
  return [words('support_text_hours', timezone), ...lines].join('\n');
}
