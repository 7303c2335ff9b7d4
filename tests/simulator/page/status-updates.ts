import type { Context, Hono } from 'hono';
import type { SimulatorContext } from '../context';
import type { Level, Switch } from '../world/types';
import { guard, ok, refused, undecodable } from './session';

/** Paths and id fields of the page's switches (facts: session-api 3; the campaign's is derived, not captured). */
const UPDATES: { level: Level; path: string; field: string }[] = [
  { level: 'campaign', path: '/api/v3/i18n/overture/campaign/update_status/', field: 'campaign_list' },
  { level: 'adgroup', path: '/api/v3/i18n/overture/ad/update_status/', field: 'ad_list' },
  { level: 'ad', path: '/api/v2/i18n/overture/creative/update_status/', field: 'creative_list' },
];

const OPERATIONS: Record<string, Switch> = { enable: 'on', disable: 'off', delete: 'deleted' };
/** Kinds that Ads Manager shows but cannot switch (facts: marketing-api 4). */
const LOCKED = new Set(['promote', 'reach-frequency', 'topview']);

/** The ids in the JSON text of a form field, or undefined when it is no list of ids. */
function idsIn(text: string): string[] | undefined {
  if (!/^\s*\[(\s*("\d+"|\d+)\s*(,\s*("\d+"|\d+)\s*)*)?\]\s*$/.test(text)) return undefined;
  return text.match(/\d+/g) ?? [];
}

async function update(c: Context, context: SimulatorContext, level: Level, field: string) {
  const { world } = context;
  const aadvid = c.req.query('aadvid') ?? '';
  if (!world.advertisers.has(aadvid)) return refused(c, 40001, 'No permission to operate this advertiser');
  if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
    return refused(c, 2, 'Parameter error: expected multipart/form-data');
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : undefined);
  const to = OPERATIONS[text('operation') ?? ''];
  if (!to) return refused(c, 2, 'Parameter error: operation');
  const ids = idsIn(text(field) ?? '');
  if (!ids) return undecodable(c, `string into Go struct field .${field} of type []int64`);
  if (level === 'ad') {
    const aco = idsIn(text('aco_creative_list') ?? '');
    if (!aco) return refused(c, 2, 'Parameter error: aco_creative_list');
    if (aco.some((id) => !world.ads.get(id)?.aco)) return refused(c, 4, 'This interface is not supported');
    ids.push(...aco);
  }
  const found = ids.map((id) => world.entity(level, id));
  if (ids.length === 0 || found.some((entity) => entity?.advertiserId !== aadvid))
    return refused(c, 2, 'Parameter error: unknown id');
  const locked = found.some((entity) => {
    const campaign = entity && ('campaignId' in entity ? world.campaigns.get(entity.campaignId) : entity);
    return campaign && 'kind' in campaign && LOCKED.has(campaign.kind);
  });
  if (locked) return refused(c, 3, 'This type of campaign cannot be switched here');
  for (const id of ids) {
    const outcome = world.setSwitch(level, id, to, { kind: 'page', name: 'Ads Manager' });
    if (!outcome.ok) return refused(c, 3, 'A deleted object cannot be changed');
  }
  return ok(c, {});
}

/** The endpoints behind the page's own switches. */
export function registerStatusUpdates(app: Hono, context: SimulatorContext): void {
  for (const { level, path, field } of UPDATES)
    app.post(path, guard, (c) => update(c, context, level, field));
}
