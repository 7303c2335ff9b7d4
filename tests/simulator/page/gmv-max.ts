import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import type { Switch } from '../world/types';
import { pageView } from './list-rows';
import { ok, refused, undecodable, type PageAnswer } from './answer';
import { servePage, type PageCall } from './endpoint';
import { move } from './moves';
import { parse } from './parse';

/** This service counts 1 on, 2 off, 3 delete, unlike the other endpoints (facts: session-api 4). */
const OPERATIONS: Record<number, Switch> = { 1: 'on', 2: 'off', 3: 'deleted' };
const updateSchema = z.object({
  campaign_list: z.array(z.union([z.string().regex(/^\d+$/), z.number()])).min(1),
  operation: z.number(),
});

function listed({ context, aadvid }: PageCall): PageAnswer {
  const view = pageView(context, 'campaign');
  const table = context.world
    .campaignsOf(aadvid)
    .filter((campaign) => campaign.kind === 'gmv-max' && campaign.switch !== 'deleted')
    .map((campaign) => {
      const on = view.switchOf('campaign', campaign) === 'on';
      return {
        campaign_id: campaign.id,
        campaign_name: campaign.name,
        campaign_primary_status: on ? 'delivery_ok' : 'disable',
        campaign_opt_status: on ? '0' : '1',
        campaign_budget: campaign.budget,
        cost: campaign.spentToday,
      };
    });
  return ok({ table, pagination: { page: 1, page_count: 1, total_count: table.length, limit: 200 } });
}

function updated(call: PageCall): PageAnswer {
  const parsed = updateSchema.safeParse(parse(call.body));
  if (!parsed.success) return undecodable('object into Go struct field .campaign_list of type int64');
  const to = OPERATIONS[parsed.data.operation];
  if (!to) return refused(2, 'Parameter error: operation');
  const ids = parsed.data.campaign_list.map(String);
  const foreign = ids.some((id) => {
    const campaign = call.context.world.campaigns.get(id);
    return campaign?.kind !== 'gmv-max' || campaign.advertiserId !== call.aadvid;
  });
  if (foreign) return refused(2, 'Parameter error: campaign_list');
  return move(call, 'campaign', ids, to, 'GMV Max') ?? ok({ status: 'success' });
}

/** The GMV Max dashboard's own list and switch (facts: session-api 4). */
export function registerGmvMax(app: Hono, context: SimulatorContext): void {
  servePage(app, context, {
    method: 'POST',
    path: '/api/oec_shopping/v1/oec/stat/post_campaign_list',
    name: 'page/gmv-max/list',
    answer: listed,
  });
  servePage(app, context, {
    method: 'POST',
    path: '/api/oec_shopping/v1/creation/campaign/update_status',
    name: 'page/gmv-max/update_status',
    writes: true,
    answer: updated,
  });
}
