import type { SimulatorContext } from '../context';
import type { Actor, Level, Switch, WorldCampaign, WorldEntity } from '../world/types';
import { ApiError, CODE, invalid } from './errors';
import type { Call } from './transport';

export const OPERATIONS = ['ENABLE', 'DISABLE', 'DELETE'] as const;
export type Operation = (typeof OPERATIONS)[number];

const SWITCH_OF: Record<Operation, Switch> = { ENABLE: 'on', DISABLE: 'off', DELETE: 'deleted' };
const ID_FIELD: Record<Level, string> = { campaign: 'campaign_id', adgroup: 'adgroup_id', ad: 'ad_id' };
/** Documented as functional only until 2026-06-30. facts: marketing-api 4 */
const LEGACY_SMART_PLUS_END = Date.UTC(2026, 6, 1);

/** Which family of endpoints the request came through. */
export type Route = 'classic' | 'smart-plus';

/** Why this operation cannot be done on this entity through this route, or undefined. */
function refusal(
  context: SimulatorContext,
  route: Route,
  level: Level,
  entity: WorldEntity,
  operation: Operation,
): ApiError | undefined {
  const campaign = campaignOf(context, entity);
  switch (campaign.kind) {
    case 'promote':
      return invalid('Campaigns created in the TikTok app (Promote) cannot be changed through the API.');
    case 'topview':
      return invalid('TopView reservations cannot be changed through the API.');
    case 'reach-frequency':
      return invalid('Reach & Frequency campaigns do not support this operation.');
    case 'smart-plus':
      if (route === 'classic' && context.settings.classicStatusForSmartPlus === 'refused')
        return invalid('Upgraded Smart+ campaigns must be changed with the /smart_plus/ endpoints.');
      break;
    case 'legacy-smart-plus':
      // Only the campaign's own switch is documented to end; its ad groups still take one. facts: marketing-api 4.2
      if (route === 'classic' && level === 'campaign' && legacyIsOver(context))
        return invalid('Smart Performance Campaigns are no longer supported.');
      break;
    default:
  }
  if (route === 'smart-plus' && campaign.kind !== 'smart-plus')
    return invalid(`The ${level} is not an Upgraded Smart+ ${level}.`);
  if (level === 'adgroup' && operation === 'DELETE' && campaign.ios14)
    return invalid('Ad groups of an iOS 14 dedicated campaign cannot be deleted.');
  return undefined;
}

function legacyIsOver({ settings, clock }: SimulatorContext): boolean {
  if (settings.legacySmartPlus === 'by-date') return clock.now() >= LEGACY_SMART_PLUS_END;
  return settings.legacySmartPlus === 'refused';
}

function campaignOf(context: SimulatorContext, entity: WorldEntity): WorldCampaign {
  const id = 'campaignId' in entity ? entity.campaignId : entity.id;
  const campaign = context.world.campaigns.get(id);
  if (!campaign) throw new Error(`world has no campaign ${id}`);
  return campaign;
}

export interface SwitchResult {
  /** Ids that were switched (or are said to be). */
  done: string[];
  failed: { id: string; error: ApiError }[];
}

/**
 * Checks every id, then moves the switches of those that passed, unless a fault or the caller's all-or-nothing rule
 * says otherwise. `allOrNothing` throws the first refusal before anything is changed.
 */
export function switchAll<P>(
  call: Call<P>,
  request: {
    route: Route;
    level: Level;
    ids: readonly string[];
    operation: Operation;
    allOrNothing: boolean;
  },
): SwitchResult {
  const { context, advertiser } = call;
  const { route, level, ids, operation, allOrNothing } = request;
  const to = SWITCH_OF[operation];
  const objects = ids.map((id) => `${level}:${id}`);
  call.limits.write(objects, operation);

  const result: SwitchResult = { done: [], failed: [] };
  const passed: string[] = [];
  for (const id of ids) {
    const error = obstacle(call, route, level, id, operation, advertiser.id);
    if (!error) passed.push(id);
    else if (allOrNothing) throw error;
    else result.failed.push({ id, error });
  }
  const partial = call.writeMode === 'partial' || call.writeMode === 'partial-unsaid';
  const applied = partial ? passed.slice(0, Math.floor(passed.length / 2)) : passed;
  for (const id of passed.slice(applied.length))
    result.failed.push({ id, error: new ApiError(CODE.system, 'System error, please retry.') });

  const by: Actor = { kind: 'api', name: call.token.label, appId: call.token.appId };
  for (const id of applied) {
    if (call.writeMode !== 'ignored') context.world.setSwitch(level, id, to, by);
    result.done.push(id);
  }
  return result;
}

function obstacle<P>(
  call: Call<P>,
  route: Route,
  level: Level,
  id: string,
  operation: Operation,
  advertiserId: string,
): ApiError | undefined {
  const { context } = call;
  const entity = context.world.entity(level, id);
  if (!entity || entity.advertiserId !== advertiserId)
    return new ApiError(CODE.notFound, `The ${ID_FIELD[level]} ${id} does not exist.`);
  const refused = refusal(context, route, level, entity, operation);
  if (refused) return refused;
  if (entity.switch === 'deleted' || isUnderDeleted(context, entity))
    return invalid(`The ${level} ${id} has been deleted; its status cannot be changed.`);
  if (entity.switch !== SWITCH_OF[operation]) return undefined;
  if (context.settings.repeatedWrite === 'nothing-to-update')
    return new ApiError(CODE.nothingToUpdate, 'Nothing to update.');
  if (context.settings.repeatedWrite === 'duplicate')
    return new ApiError(CODE.duplicate, 'Duplicate request.');
  return undefined;
}

/** Nothing beneath something deleted can be changed. facts: marketing-api 2.2 */
export function isUnderDeleted({ world }: SimulatorContext, entity: WorldEntity): boolean {
  if ('adGroupId' in entity && world.adGroups.get(entity.adGroupId)?.switch === 'deleted') return true;
  return 'campaignId' in entity && world.campaigns.get(entity.campaignId)?.switch === 'deleted';
}

/** A classic endpoint's answer: `data` when everything worked, else 20001 with what did. Throws ApiError. */
export function wholeOrPartly<P, D extends Record<string, unknown>>(
  call: Call<P>,
  { failed }: SwitchResult,
  data: D,
): D {
  if (failed.length > 0 && call.writeMode !== 'partial-unsaid')
    throw new ApiError(CODE.partial, 'Partially successful.', data);
  return data;
}
