/** The three levels of TikTok's account tree, named as the Marketing API names them. */
export const LEVELS = ['campaign', 'adgroup', 'ad'] as const;
export type Level = (typeof LEVELS)[number];

/** What can be below an entity. A session is a GMV Max budget of its own (facts: marketing-api 4.3). */
export type NodeLevel = Level | 'session';

/**
 * How a promotion was made. Each kind is listed, stopped and proved in its own way
 * (facts: marketing-api 4).
 */
export const KINDS = [
  'manual',
  'smart-plus',
  'legacy-smart-plus',
  'gmv-max',
  'promote',
  'reach-frequency',
  'topview',
] as const;
export type Kind = (typeof KINDS)[number];

/** Points at one campaign, ad group or ad. Ids are decimal strings: they do not fit a JavaScript number. */
export interface EntityRef {
  advertiserId: string;
  level: Level;
  id: string;
}

/** The user's own switch on an entity, as TikTok stores it in `operation_status`. */
export type Switch = 'on' | 'off' | 'deleted' | 'frozen' | 'unknown';

/** What TikTok answered about one entity at one moment. Status values are kept raw: `core/status` sorts them. */
export interface Entity {
  ref: EntityRef;
  name: string;
  kind: Kind;
  switch: Switch;
  /** TikTok's `secondary_status`; absent in the sandbox, and then nothing can be proved. */
  status: string | null;
  /** Ids of the entities above, where the level has any. */
  campaignId: string | null;
  adGroupId: string | null;
  /** Decimal string in account currency, or null when the entity has no budget of its own. */
  budget: string | null;
  /** TikTok's `budget_mode`, raw. */
  budgetMode: string | null;
  /** An iOS 14 dedicated campaign: pausing it holds its quota for days (facts: field 3). */
  ios14: boolean;
}

/** A stable text key for one entity; used wherever an entity is looked up. */
export function entityKey(ref: EntityRef): string {
  return `${ref.advertiserId}/${ref.level}/${ref.id}`;
}

export function sameEntity(a: EntityRef, b: EntityRef): boolean {
  return entityKey(a) === entityKey(b);
}

/**
 * Whether pausing costs more than a switch and must be asked about first: GMV Max loses its ROI protection,
 * a dedicated iOS 14 campaign holds its quota for days (facts: marketing-api 4.3, field 3).
 */
export function pauseIsRisky(entity: Pick<Entity, 'kind' | 'ios14'>): boolean {
  return entity.kind === 'gmv-max' || entity.ios14;
}

const UNSTOPPABLE: ReadonlySet<Kind> = new Set(['promote', 'reach-frequency', 'topview']);

/**
 * Whether any gateway can switch this kind off at all. Promote has no write API, reservation buys are
 * ended by an order cancellation or a contract (facts: marketing-api 4).
 */
export function canBeSwitchedOff(kind: Kind): boolean {
  return !UNSTOPPABLE.has(kind);
}
