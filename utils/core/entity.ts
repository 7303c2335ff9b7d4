/** The three levels of TikTok's account tree, named as the Marketing API names them. */
export const LEVELS = ['campaign', 'adgroup', 'ad'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * What can be below an entity. A session is a GMV Max budget of its own, a material a video or carousel through which
 * an Upgraded Smart+ ad delivers (facts: marketing-api 4.1, 4.3).
 */
export type NodeLevel = Level | 'session' | 'material';

/** A material of an Upgraded Smart+ ad. */
export interface Material {
  id: string;
  name: string;
}

/**
 * How a promotion was made. Each kind is listed, stopped and proved in its own way
 * (facts: marketing-api 4).
 */
export const KNOWN_KINDS = [
  'manual',
  'smart-plus',
  'legacy-smart-plus',
  'gmv-max',
  'promote',
  'reach-frequency',
  'topview',
] as const;
/** `unknown`: Ads Manager's own lists do not say. Whatever has a switch in its row can be switched there. */
export const KINDS = [...KNOWN_KINDS, 'unknown'] as const;
export type Kind = (typeof KINDS)[number];
export type KnownKind = (typeof KNOWN_KINDS)[number];

/** Points at one campaign, ad group or ad. Ids are decimal strings: they do not fit a JavaScript number. */
export interface EntityRef {
  advertiserId: string;
  level: Level;
  id: string;
}

/** Points at anything that is written to: an entity, or a session or material below one. */
export interface WriteTarget {
  advertiserId: string;
  level: NodeLevel;
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
  /**
   * Of an Upgraded Smart+ ad: its materials whose own switch is on, which deliver only while the ad does; absent where
   * TikTok does not tell.
   */
  materialsOn?: readonly Material[];
  /** An iOS 14 dedicated campaign: pausing it holds its quota for days (facts: field 3). */
  ios14: boolean;
}

/** A stable text key for one entity; used wherever an entity is looked up. */
export function entityKey(ref: WriteTarget): string {
  return `${ref.advertiserId}/${ref.level}/${ref.id}`;
}

export function sameEntity(a: WriteTarget, b: WriteTarget): boolean {
  return entityKey(a) === entityKey(b);
}

/** Why pausing costs more than a switch: what a face has to say before it. */
export const PAUSE_RISKS = ['gmv-max', 'ios14'] as const;
export type PauseRisk = (typeof PAUSE_RISKS)[number];

/**
 * Why a pause must be asked about first, or null: GMV Max loses its ROI protection, a dedicated iOS 14 campaign
 * holds its quota for days (facts: marketing-api 4.3, field 3).
 */
export function pauseRiskOf(entity: Pick<Entity, 'kind' | 'ios14'>): PauseRisk | null {
  if (entity.kind === 'gmv-max') return 'gmv-max';
  return entity.ios14 ? 'ios14' : null;
}

export function pauseIsRisky(entity: Pick<Entity, 'kind' | 'ios14'>): boolean {
  return pauseRiskOf(entity) !== null;
}

const UNSTOPPABLE: ReadonlySet<Kind> = new Set(['promote', 'reach-frequency', 'topview']);

/**
 * Whether TikTok's API can switch this kind off at all. Promote has no write API, reservation buys are
 * ended by an order cancellation or a contract (facts: marketing-api 4).
 */
export function canBeSwitchedOff(kind: Kind): boolean {
  return !UNSTOPPABLE.has(kind);
}
