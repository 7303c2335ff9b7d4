/** What TikTok (or who else) says of charges and refunds, where it was found, and how old that is. */
export interface MoneyRule {
  /** Names its sentence: `billing_rule_<id>`. */
  id: (typeof RULE_IDS)[number];
  /** Where it can be read. */
  url: string;
  /** Who says so. Only TikTok's own words bind TikTok. */
  by: 'tiktok' | 'others';
  /** The date the page gives itself, `YYYY-MM`; null where it gives none. */
  dated: string | null;
}

export const RULE_IDS = [
  'off_spends_nothing',
  'threshold_or_date',
  'rollover',
  'prepaid',
  'refund_closes',
  'refund_business_center',
  'no_refund_expected',
  'credit_moves_on',
  'credit_forfeited',
] as const;

/** When these pages were looked up last, `YYYY-MM`. A rule may have changed since. */
export const RULES_KNOWN_AS_OF = '2026-11';

const HELP = 'https://ads.tiktok.com/help/article';

/** Facts: field 2.2 and 2.3. */
const RULES: Record<MoneyRule['id'], Omit<MoneyRule, 'id'>> = {
  off_spends_nothing: { url: `${HELP}/disable-enable-delete-ads`, by: 'tiktok', dated: null },
  threshold_or_date: { url: `${HELP}/automatic-payment`, by: 'tiktok', dated: '2024-03' },
  rollover: {
    url: `${HELP}/track-your-billing-threshold-and-bill-date-in-tiktok-business-center`,
    by: 'tiktok',
    dated: null,
  },
  prepaid: { url: `${HELP}/manual-payment`, by: 'tiktok', dated: '2025-06' },
  refund_closes: { url: `${HELP}/request-refund`, by: 'tiktok', dated: '2024-09' },
  refund_business_center: {
    url: `${HELP}/request-a-refund-for-ad-accounts-with-a-business-center`,
    by: 'tiktok',
    dated: '2024-09',
  },
  // Told in the help centre's “FAQs for Refund”, which has no lasting address of its own.
  no_refund_expected: { url: 'https://ads.tiktok.com/help/', by: 'tiktok', dated: null },
  credit_moves_on: { url: `${HELP}/how-to-manage-coupon-programs`, by: 'tiktok', dated: null },
  credit_forfeited: {
    url: 'https://getadcredit.com/question/what-happens-to-unused-tiktok-ad-credit-after-expiration/',
    by: 'others',
    dated: null,
  },
};

export function moneyRule(id: MoneyRule['id']): MoneyRule {
  return { id, ...RULES[id] };
}
