import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import type { Switch } from '../world/types';
import { pageView } from './lists';
import { guard, ok, refused, undecodable } from './session';

/** This service counts 1 on, 2 off, 3 delete, unlike the other endpoints (facts: session-api 4). */
const OPERATIONS: Record<number, Switch> = { 1: 'on', 2: 'off', 3: 'deleted' };
const updateSchema = z.object({
  campaign_list: z.array(z.union([z.string().regex(/^\d+$/), z.number()])).min(1),
  operation: z.number(),
});

/** The GMV Max dashboard's own list and switch (facts: session-api 4). */
export function registerGmvMax(app: Hono, context: SimulatorContext): void {
  const prefix = '/api/oec_shopping/v1/oec';
  app.post(`${prefix}/stat/post_campaign_list`, guard, (c) => {
    const view = pageView(context, 'campaign');
    const table = context.world
      .campaignsOf(c.req.query('aadvid') ?? '')
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
    return ok(c, {
      table,
      pagination: { page: 1, page_count: 1, total_count: table.length, limit: 200 },
    });
  });
  app.post('/api/oec_shopping/v1/creation/campaign/update_status', guard, async (c) => {
    const parsed = updateSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return undecodable(c, 'object into Go struct field .campaign_list of type int64');
    const to = OPERATIONS[parsed.data.operation];
    if (!to) return refused(c, 2, 'Parameter error: operation');
    for (const id of parsed.data.campaign_list.map(String)) {
      const campaign = context.world.campaigns.get(id);
      if (campaign?.kind !== 'gmv-max' || campaign.advertiserId !== c.req.query('aadvid'))
        return refused(c, 2, 'Parameter error: campaign_list');
      context.world.setSwitch('campaign', id, to, { kind: 'page', name: 'GMV Max' });
    }
    return ok(c, { status: 'success' });
  });
}
