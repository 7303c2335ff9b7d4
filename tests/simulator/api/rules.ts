import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import type { WorldRule } from '../world/rules';
import type { WorldAdvertiser } from '../world/types';
import { ApiError, CODE } from './errors';
import { listPage } from './list';
import { dateTimeParam, idParam, pageParam, pageSizeParam, zoneParam } from './params';
import { resultRows, ruleRow } from './rule-rows';
import { timeInZone } from './time';
import { register, type ApiServices } from './transport';
import { nameMatches } from './tree';

const READ = '17020000';
const WRITE = '17010000';
const lang = z.enum(['EN', 'ZH', 'JA']).optional();
const ACTIONS = ['TURN_ON', 'TURN_OFF', 'MESSAGE', 'DAILY_BUDGET', 'LIFETIME_BUDGET', 'BID'] as const;

const filtering = z
  .strictObject({
    status: z.enum(['ON', 'OFF', 'DELETED']).optional(),
    /** Names or ids. */
    rule_info: z.array(z.string()).min(1).optional(),
    data_dimension: z.enum(['CAMPAIGN', 'ADGROUP', 'AD']).optional(),
    action: z.enum(ACTIONS).optional(),
    time: z.tuple([dateTimeParam, dateTimeParam]).optional(),
  })
  .prefault({});
type Wanted = z.output<typeof filtering>;

const listParams = z.strictObject({
  advertiser_id: idParam,
  filtering,
  tzone: zoneParam.default('UTC'),
  page: pageParam,
  page_size: pageSizeParam(100),
});
const resultListParams = listParams.omit({ tzone: true }).extend({ lang });
const getParams = z.strictObject({ advertiser_id: idParam, rule_ids: z.array(idParam).min(1).max(100) });
const resultGetParams = z.strictObject({
  advertiser_id: idParam,
  result_detail: z
    .array(z.strictObject({ exec_id: idParam, rule_id: idParam }))
    .min(1)
    .max(100),
  lang,
});
const statusParams = z.strictObject({
  advertiser_id: idParam,
  rule_ids: z.array(idParam).min(1).max(100),
  operate_type: z.enum(['TURN_ON', 'TURN_OFF', 'DELETE']),
  lang,
});

const STATUS_OF = { TURN_ON: 'ON', TURN_OFF: 'OFF', DELETE: 'DELETED' } as const;

/** Deleted rules are listed when asked for only. */
function matches(rule: WorldRule, wanted: Wanted): boolean {
  const info = wanted.rule_info;
  return (
    (wanted.status === undefined ? rule.status !== 'DELETED' : rule.status === wanted.status) &&
    (wanted.data_dimension ?? 'CAMPAIGN') === 'CAMPAIGN' &&
    (wanted.action ?? rule.action) === rule.action &&
    (info === undefined || info.some((one) => one === rule.id || nameMatches(rule.name, one)))
  );
}

function within(at: number, wanted: Wanted, timeZone: string): boolean {
  const [start, end] = wanted.time ?? ['', '~'];
  const time = timeInZone(at, timeZone);
  return start <= time && time <= end;
}

function rulesOf({ world }: SimulatorContext, { id }: WorldAdvertiser): WorldRule[] {
  return world.rules.list.filter((rule) => rule.advertiserId === id);
}

/** The rules with these ids, in that order. Throws 40007 where the account has no such rule. */
function rulesWith(context: SimulatorContext, advertiser: WorldAdvertiser, ids: string[]): WorldRule[] {
  const rules = rulesOf(context, advertiser);
  return ids.map((id) => {
    const rule = rules.find((one) => one.id === id);
    if (!rule) throw new ApiError(CODE.notFound, `The rule ${id} does not exist.`);
    return rule;
  });
}

/** optimizer/rule/list, get, result/list, result/get and update/status. facts: marketing-api 5.2 */
export function registerRules(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'optimizer/rule/list',
    params: listParams,
    permission: READ,
    handle: ({ context, params, scope, advertiser }) => {
      const { filtering: wanted, tzone } = params;
      const rows = rulesOf(context, advertiser)
        .filter((rule) => matches(rule, wanted) && within(rule.createTime, wanted, tzone))
        .map((rule) => ruleRow(context.world, rule, tzone));
      const paging = { page: params.page, page_size: params.page_size };
      const page = listPage({ context, scope, level: 'campaign', params: paging }, rows);
      return { rules: page.list, page_info: page.page_info };
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'optimizer/rule/get',
    params: getParams,
    permission: READ,
    handle: ({ context, params, advertiser }) => ({
      rules: rulesWith(context, advertiser, params.rule_ids).map((rule) =>
        ruleRow(context.world, rule, 'UTC'),
      ),
    }),
  });

  register(app, services, {
    method: 'GET',
    path: 'optimizer/rule/result/list',
    params: resultListParams,
    permission: READ,
    handle: ({ context, params, scope, advertiser }) => {
      const { filtering: wanted } = params;
      const rows = context.world.rules.runs
        .filter(
          ({ rule, at }) =>
            rule.advertiserId === advertiser.id && matches(rule, wanted) && within(at, wanted, 'UTC'),
        )
        .reverse()
        .map((run) => ruleRow(context.world, run.rule, 'UTC', run));
      const paging = { page: params.page, page_size: params.page_size };
      const page = listPage({ context, scope, level: 'campaign', params: paging }, rows);
      return { rules: page.list, page_info: page.page_info };
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'optimizer/rule/result/get',
    params: resultGetParams,
    permission: READ,
    handle: ({ context, params, advertiser }) => ({
      result_details: params.result_detail.flatMap(({ exec_id: execId, rule_id: ruleId }) => {
        const [rule] = rulesWith(context, advertiser, [ruleId]);
        const run = context.world.rules.runs.find((one) => one.id === execId && one.rule === rule);
        if (!run) throw new ApiError(CODE.notFound, `The execution ${execId} does not exist.`);
        return resultRows(context.world, run);
      }),
    }),
  });

  register(app, services, {
    method: 'POST',
    path: 'optimizer/rule/update/status',
    params: statusParams,
    permission: WRITE,
    writes: true,
    handle: ({ context, params, advertiser, limits, writeMode }) => {
      const { rule_ids: ids, operate_type: operation } = params;
      limits.write(
        ids.map((id) => `rule:${id}`),
        operation,
      );
      const rules = rulesWith(context, advertiser, ids);
      if (rules.some((rule) => rule.status === 'DELETED'))
        throw new ApiError(CODE.invalid, 'A deleted rule cannot be changed.');
      const partly = writeMode === 'partial' || writeMode === 'partial-unsaid';
      const done = partly ? rules.slice(0, Math.floor(rules.length / 2)) : rules;
      if (writeMode !== 'ignored') for (const rule of done) rule.status = STATUS_OF[operation];
      const data = { rule_ids: done.map((rule) => rule.id) };
      if (writeMode === 'partial') throw new ApiError(CODE.partial, 'Partially successful.', data);
      return data;
    },
  });
}
