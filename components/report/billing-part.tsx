import type { Billing, Claim } from '@/utils/core/report/billing';
import { moneyRule, RULES_KNOWN_AS_OF, type MoneyRule } from '@/utils/core/report/money-rules';
import { Money, moneyText } from '../money';
import { readerLocale, words, type MessageKey } from '../words';
import { Section } from './section';
import { accountTime, type Zones } from './zones';

/** Delivered after the stop apart from billed after it, and what could be asked for by which rule. */
export function BillingPart({ billing, zones }: { billing: Billing; zones: Zones }) {
  const { delivered, claim, payee, rules } = billing;
  const after = afterStop(billing);
  return (
    <Section id="billing" title={words('billing_title')}>
      <div class="two">
        <div class="box">
          <h3 class="box-title">{words('billing_delivered')}</h3>
          <p>{words('billing_delivered_what')}</p>
          <p class="figure-big">{after === null ? words('billing_not_told') : <Money {...after} />}</p>
        </div>
        <div class="box">
          <h3 class="box-title">{words('billing_billed')}</h3>
          <p>{words('billing_billed_what')}</p>
          {delivered !== null && (
            <p>
              {words(
                'billing_billed_later',
                moneyText(delivered.before, delivered.currency),
                moneyText(delivered.inStopHour, delivered.currency),
              )}
            </p>
          )}
          <p class="quiet-line">{words('billing_billed_unknown')}</p>
        </div>
      </div>
      <h3 class="box-title">{words('billing_claim')}</h3>
      <p class="claim">{claimText(claim, zones)}</p>
      <p class="quiet-line">{words('billing_no_promise')}</p>
      {payee !== 'ads-manager' && <p>{words(`billing_payee_${payee}`)}</p>}
      {payee === 'promote' && (
        <ul class="plain-list">
          <li>{words('billing_promote_app')}</li>
          <li>{words('billing_coins')}</li>
          <li>{words('billing_coins_refund')}</li>
        </ul>
      )}
      {rules.length > 0 && (
        <details class="fold" open>
          <summary>{words('billing_rules')}</summary>
          <ul class="rules">
            {rules.map((id) => (
              <Rule key={id} rule={moneyRule(id)} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function afterStop({ delivered, claim }: Billing): { amount: string; currency: string } | null {
  if (claim.state === 'on-again' && claim.amount !== null) {
    return { amount: claim.amount, currency: claim.currency };
  }
  return delivered === null ? null : { amount: delivered.after, currency: delivered.currency };
}

function claimText(claim: Claim, zones: Zones): string {
  switch (claim.state) {
    case 'something': {
      const amount = moneyText(claim.amount, claim.currency);
      return claim.until === null
        ? words('billing_claim_something', amount)
        : words('billing_claim_something_until', amount, accountTime(claim.until, zones));
    }
    case 'nothing':
      return claim.until === null
        ? words('billing_claim_nothing')
        : words('billing_claim_nothing_until', accountTime(claim.until, zones));
    case 'on-again':
      return claim.amount === null
        ? words('billing_claim_on_again')
        : words('billing_claim_on_again_after', moneyText(claim.amount, claim.currency));
    case 'not-told':
      return words('billing_claim_not_told');
    case 'not-read':
      return words('billing_claim_not_read');
  }
}

function Rule({ rule: { id, url, by, dated } }: { rule: MoneyRule }) {
  const known = monthOf(RULES_KNOWN_AS_OF);
  return (
    <li>
      {words(`billing_rule_${id}` as MessageKey)}{' '}
      <span class="source">
        <a href={url} target="_blank" rel="noreferrer">
          {words(by === 'tiktok' ? 'billing_source_tiktok' : 'billing_source_others', new URL(url).hostname)}
        </a>
        {' · '}
        {dated === null ? words('billing_undated', known) : words('billing_dated', monthOf(dated), known)}
      </span>
    </li>
  );
}

/** A month as `YYYY-MM`, in words. */
function monthOf(month: string): string {
  const format = new Intl.DateTimeFormat(readerLocale(), {
    calendar: 'gregory',
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${month}-15T00:00:00Z`));
}
