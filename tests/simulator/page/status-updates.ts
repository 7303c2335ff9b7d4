import type { Hono } from 'hono';
import type { SimulatorContext } from '../context';
import type { Level, Switch } from '../world/types';
import { ok, refused, undecodable, type PageAnswer } from './answer';
import { servePage, type PageCall } from './endpoint';
import { isLocked } from './locked';
import { move } from './moves';

/** Paths and id fields of the page's switches (facts: session-api 3; the campaign's is derived, not captured). */
const UPDATES: { level: Level; path: string; field: string }[] = [
  { level: 'campaign', path: '/api/v3/i18n/overture/campaign/update_status/', field: 'campaign_list' },
  { level: 'adgroup', path: '/api/v3/i18n/overture/ad/update_status/', field: 'ad_list' },
  { level: 'ad', path: '/api/v2/i18n/overture/creative/update_status/', field: 'creative_list' },
];

const OPERATIONS: Record<string, Switch> = { enable: 'on', disable: 'off', delete: 'deleted' };

/** The ids in the JSON text of a form field, or undefined when it is no list of ids. */
function idsIn(text: string): string[] | undefined {
  if (!/^\s*\[(\s*("\d+"|\d+)\s*(,\s*("\d+"|\d+)\s*)*)?\]\s*$/.test(text)) return undefined;
  return text.match(/\d+/g) ?? [];
}

async function fieldsOf({ body, headers }: PageCall): Promise<Map<string, string> | undefined> {
  const type = headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  } catch {
    return undefined;
  }
}

async function updated(call: PageCall, level: Level, field: string): Promise<PageAnswer> {
  const { aadvid } = call;
  const { world, settings } = call.context;
  if (!world.advertisers.has(aadvid)) return refused(40001, 'No permission to operate this advertiser');
  const form = await fieldsOf(call);
  if (!form) return refused(2, 'Parameter error: expected multipart/form-data');
  const to = OPERATIONS[form.get('operation') ?? ''];
  if (!to) return refused(2, 'Parameter error: operation');
  const ids = idsIn(form.get(field) ?? '');
  if (!ids) return undecodable(`string into Go struct field .${field} of type []int64`);
  if (level === 'ad') {
    const aco = idsIn(form.get('aco_creative_list') ?? '');
    if (!aco) return refused(2, 'Parameter error: aco_creative_list');
    if (aco.some((id) => !world.ads.get(id)?.aco)) return refused(4, 'This interface is not supported');
    ids.push(...aco);
  }
  const found = ids.map((id) => world.entity(level, id));
  if (ids.length === 0 || found.some((entity) => entity?.advertiserId !== aadvid))
    return refused(2, 'Parameter error: unknown id');
  const locked = found.some((entity) => {
    const campaign = entity && ('campaignId' in entity ? world.campaigns.get(entity.campaignId) : entity);
    return campaign && 'kind' in campaign && isLocked(campaign, settings);
  });
  if (locked) return refused(3, 'This type of campaign cannot be switched here');
  return move(call, level, ids, to, 'Ads Manager') ?? ok({});
}

/** The endpoints behind the page's own switches. */
export function registerStatusUpdates(app: Hono, context: SimulatorContext): void {
  for (const { level, path, field } of UPDATES)
    servePage(app, context, {
      method: 'POST',
      path,
      name: `page/${level}/update_status`,
      writes: true,
      answer: (call) => updated(call, level, field),
    });
}
