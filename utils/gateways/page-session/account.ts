import * as z from 'zod/mini';
import { isZone } from '@/utils/core/account-hours';
import type { Advertiser, Read } from '../gateway';
import { idSchema } from '../reading/ids';
import { askPage, ours, type PageParts } from './parts';

/** What the payment page tells of an account (facts: session-api 2.2, query_payment_account). */
const accountSchema = z.object({
  adv_info_vo: z.object({
    id: idSchema,
    name: z.string(),
    currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    timezone: z.string(),
  }),
});

/**
 * Name, currency and time zone of accounts. An account whose page does not tell them can still be stopped: then
 * days of money mean nothing, and none are read.
 */
export async function readAdvertisers(parts: PageParts, ids: string[]): Promise<Read<Advertiser[]>> {
  const found: Advertiser[] = [];
  let stamp = ours(parts);
  for (const id of ids) {
    const opened = await askPage(parts, { ask: 'account', advertiserId: id }, 'click');
    ({ stamp } = opened);
    if (!opened.ok && opened.problem.reason !== 'page-refused') return opened;
    const told = opened.ok ? accountSchema.safeParse(opened.data) : null;
    const info = told?.success === true && told.data.adv_info_vo.id === id ? told.data.adv_info_vo : null;
    found.push({
      id,
      name: info?.name ?? id,
      currency: info?.currency ?? '',
      timezone: info !== null && isZone(info.timezone) ? info.timezone : '',
      status: '',
    });
  }
  return { ok: true, value: found, stamp };
}
