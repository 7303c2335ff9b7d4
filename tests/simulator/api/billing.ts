import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import { transactionsOf, type Transaction } from '../world/billing';
import type { AdvertiserStatus, WorldAdvertiser } from '../world/types';
import { accountsOfBc } from './access';
import { invalid, noAdvertiser } from './errors';
import { listPage, type Item } from './list';
import { dateTimeParam, idParam, pageParam, pageSizeParam } from './params';
import { offsetOf, timeInZone, utcTime } from './time';
import { register, type ApiServices } from './transport';
import { nameMatches } from './tree';

const PERMISSION = '152';
const DAY = 86_400_000;
const SHOWN = ['NOT_APPROVED', 'APPROVED', 'IN_REVIEW', 'PUNISHED'] as const;
const TRANSACTION_TYPES = [
  'BILL_PAYMENT',
  'ADD_BALANCE',
  'CANCELLATION',
  'PROMOTION_ISSUED',
  'PROMOTION_EXPIRED',
  'INCREASE_BALANCE',
  'DECREASE_BALANCE',
  'CARD_VERIFICATION',
  'CARD_VERIFICATION_REFUND',
  'ORDER_CREATION_PAYMENT',
  'ORDER_EDIT_PAYMENT',
  'RETURN_OF_REMAINING_BUDGET',
  'REFUND',
] as const;

const paging = { page: pageParam, page_size: pageSizeParam(50) };
const balanceParams = z.strictObject({
  bc_id: idParam,
  filtering: z
    .strictObject({
      keyword: z.string().optional(),
      advertiser_status: z
        .array(z.enum(SHOWN.map((status) => `SHOW_ACCOUNT_STATUS_${status}` as const)))
        .min(1)
        .optional(),
    })
    .prefault({}),
  ...paging,
});
const transactionParams = z.strictObject({
  bc_id: idParam,
  transaction_level: z.enum(['ADVERTISER', 'BC', 'PAYMENT_PORTFOLIO']).default('ADVERTISER'),
  filtering: z
    .strictObject({
      transaction_types: z.array(z.enum(TRANSACTION_TYPES)).min(1).optional(),
      owner_of_account: z
        .array(z.enum(['OWNED_BY_CURRENT_BUSINESS_CENTER', 'SHARED_BY_OTHER_BUSINESS_CENTER']))
        .min(1)
        .default(['OWNED_BY_CURRENT_BUSINESS_CENTER']),
      account_ids: z.array(idParam).min(1).max(100).optional(),
      account_name: z.string().optional(),
      start_time: dateTimeParam.optional(),
      end_time: dateTimeParam.optional(),
      billing_types: z
        .array(z.enum(['CASH', 'CREDIT']))
        .min(1)
        .optional(),
    })
    .prefault({}),
  ...paging,
});
type Wanted = z.output<typeof transactionParams>['filtering'];

function shownStatus(status: AdvertiserStatus): `SHOW_ACCOUNT_STATUS_${(typeof SHOWN)[number]}` {
  if (status === 'STATUS_ENABLE') return 'SHOW_ACCOUNT_STATUS_APPROVED';
  if (status === 'STATUS_LIMIT' || status === 'STATUS_DISABLE') return 'SHOW_ACCOUNT_STATUS_PUNISHED';
  return status.includes('FAIL') ? 'SHOW_ACCOUNT_STATUS_NOT_APPROVED' : 'SHOW_ACCOUNT_STATUS_IN_REVIEW';
}

/** No grant, no tax, nothing frozen: all of it is cash. facts: marketing-api 9 */
function balanceRow(account: WorldAdvertiser, now: number): Item {
  const balance = Number(account.balance);
  return {
    advertiser_id: account.id,
    advertiser_name: account.name,
    advertiser_status: shownStatus(account.status),
    advertiser_type: 'AUCTION',
    timezone: account.timezone,
    currency: account.currency,
    account_open_days: Math.floor((now - account.createTime) / DAY),
    balance_reminder: balance <= 0,
    company: account.company,
    create_time: utcTime(account.createTime),
    account_balance: balance,
    valid_account_balance: balance,
    frozen_balance: 0,
    tax: 0,
    cash_balance: balance,
    valid_cash_balance: balance,
    grant_balance: 0,
    valid_grant_balance: 0,
    transferable_amount: balance,
    budget_mode: 'UNLIMITED',
    budget: 0,
    budget_cost: 0,
  };
}

function transactionRow(bcId: string, account: WorldAdvertiser, { id, type, at, amount }: Transaction): Item {
  return {
    transaction_id: id,
    account_id: account.id,
    account_name: account.name,
    bc_id: bcId,
    amount: Number(amount),
    subtotal: Number(amount),
    tax_amount: 0,
    currency: account.currency,
    amount_type: type === 'ADD_BALANCE' ? 'POSITIVE' : 'NEGATIVE',
    transaction_type: type,
    billing_type: 'CASH',
    timezone: `UTC${offsetOf(at, account.timezone)}`,
    create_time: timeInZone(at, account.timezone),
    invoice_id: type === 'BILL_PAYMENT' ? `8${id.slice(1)}` : null,
    serial_number: null,
  };
}

/** Both ends or none; at most 365 days; without them the last 90 days. */
function checkSpan({ start_time: start, end_time: end }: Wanted): void {
  if (start === undefined && end === undefined) return;
  if (start === undefined || end === undefined)
    throw invalid('Missing required field(s): filtering.start_time, filtering.end_time.');
  const days = (Date.parse(`${end.replace(' ', 'T')}Z`) - Date.parse(`${start.replace(' ', 'T')}Z`)) / DAY;
  if (!(days >= 0 && days <= 365)) throw invalid('filtering.end_time: at most 365 days after start_time.');
}

/** The accounts asked for. Throws 40001 for one that this Business Center does not own. */
function wantedAccounts(accounts: WorldAdvertiser[], wanted: Wanted): WorldAdvertiser[] {
  const foreign = wanted.account_ids?.find((id) => !accounts.some((account) => account.id === id));
  if (foreign !== undefined) throw noAdvertiser(foreign);
  if (!wanted.owner_of_account.includes('OWNED_BY_CURRENT_BUSINESS_CENTER')) return [];
  return accounts.filter(
    ({ id, name }) => (wanted.account_ids?.includes(id) ?? true) && nameMatches(name, wanted.account_name),
  );
}

function transactionRows(
  { world }: SimulatorContext,
  bcId: string,
  accounts: WorldAdvertiser[],
  wanted: Wanted,
) {
  const now = world.clock.now();
  const { start_time: start, end_time: end } = wanted;
  const from = start === undefined ? now - 90 * DAY : Date.parse(`${start.replace(' ', 'T')}Z`) - DAY;
  return accounts
    .flatMap((account) =>
      transactionsOf(world, account, from, now).map((transaction) => ({ account, transaction })),
    )
    .filter(({ account, transaction: { at, type } }) => {
      const time = timeInZone(at, account.timezone);
      return (
        (start === undefined || time >= start) &&
        (end === undefined || time <= end) &&
        (wanted.transaction_types?.includes(type) ?? true) &&
        (wanted.billing_types?.includes('CASH') ?? true)
      );
    })
    .sort((a, b) => b.transaction.at - a.transaction.at)
    .map(({ account, transaction }) => transactionRow(bcId, account, transaction));
}

/** advertiser/balance/get and bc/account/transaction/get. facts: marketing-api 9 */
export function registerBilling(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'advertiser/balance/get',
    params: balanceParams,
    permission: PERMISSION,
    handle: ({ context, params, token, scope }) => {
      const { keyword, advertiser_status: statuses } = params.filtering;
      const rows = accountsOfBc(context, token, params.bc_id, scope)
        .filter(
          ({ id, name, status }) =>
            (id === keyword || nameMatches(name, keyword)) &&
            (statuses?.includes(shownStatus(status)) ?? true),
        )
        .map((account) => balanceRow(account, context.clock.now()));
      const page = { page: params.page, page_size: params.page_size };
      const { list, page_info } = listPage({ context, scope, level: 'campaign', params: page }, rows);
      return { advertiser_account_list: list, page_info };
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'bc/account/transaction/get',
    params: transactionParams,
    permission: PERMISSION,
    handle: ({ context, params, token, scope }) => {
      const wanted = params.filtering;
      checkSpan(wanted);
      const accounts = wantedAccounts(accountsOfBc(context, token, params.bc_id, scope), wanted);
      const rows =
        params.transaction_level === 'ADVERTISER'
          ? transactionRows(context, params.bc_id, accounts, wanted)
          : [];
      const page = { page: params.page, page_size: params.page_size };
      const { list, page_info } = listPage({ context, scope, level: 'campaign', params: page }, rows);
      return { transaction_list: list, page_info };
    },
  });
}
