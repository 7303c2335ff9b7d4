import * as z from 'zod/mini';
import type { Entity, Level, Switch } from '@/utils/core/entity';
import type { TreeNode } from '@/utils/core/evidence';
import { pageStatus } from '@/utils/core/page-status';
import { idSchema, textual } from '../reading/ids';

/**
 * A row of the page's own lists. Attributes are at the top, metrics in `row_data` (or `stat_data` in older
 * lists). What a build leaves out is not known; what it has must have the right shape (facts: session-api 2.1).
 */
const maybe = z.optional(z.nullable(textual));
const metrics = z.optional(z.nullable(z.record(z.string(), z.unknown())));

const common = {
  row_data: metrics,
  stat_data: metrics,
  budget: maybe,
  budget_mode: maybe,
};

const campaignRow = z.object({
  ...common,
  campaign_id: idSchema,
  campaign_name: z.string(),
  campaign_opt_status: maybe,
  campaign_primary_status: maybe,
  campaign_status: maybe,
});

/** In this interface `ad` is the ad group (facts: session-api 0.1). */
const adGroupRow = z.object({
  ...common,
  ad_id: idSchema,
  ad_name: z.string(),
  ad_opt_status: maybe,
  ad_primary_status: maybe,
  ad_status: maybe,
  campaign_id: idSchema,
});

/** … and `creative` the ad. */
const adRow = z.object({
  ...common,
  creative_id: idSchema,
  creative_name: z.optional(z.nullable(z.string())),
  creative_opt_status: maybe,
  creative_primary_status: maybe,
  creative_status: maybe,
  ad_id: idSchema,
  campaign_id: idSchema,
});

/** One row, in our words. */
export interface PageRow {
  entity: Entity;
  /** A Smart+ ad that the list does not name: it stands for ads that have no switch of their own. */
  placeholder: boolean;
  /** `stat_cost` of the asked days as text; null when the row has none, which is not zero. */
  cost: string | null;
  /** `show_cnt`; null when the row has none. */
  shown: number | null;
}

/** Reads one raw row of a list of this level; null when it is not one. */
export function readRow(advertiserId: string, level: Level, raw: unknown): PageRow | null {
  switch (level) {
    case 'campaign': {
      const row = campaignRow.safeParse(raw);
      if (!row.success) return null;
      const one = row.data;
      const entity = made(advertiserId, level, one.campaign_id, one.campaign_name, one, {
        opt: one.campaign_opt_status,
        primary: one.campaign_primary_status,
        second: one.campaign_status,
      });
      return withMetrics(entity, one);
    }
    case 'adgroup': {
      const row = adGroupRow.safeParse(raw);
      if (!row.success) return null;
      const one = row.data;
      const entity = made(advertiserId, level, one.ad_id, one.ad_name, one, {
        opt: one.ad_opt_status,
        primary: one.ad_primary_status,
        second: one.ad_status,
      });
      return withMetrics({ ...entity, campaignId: one.campaign_id }, one);
    }
    case 'ad': {
      const row = adRow.safeParse(raw);
      if (!row.success) return null;
      const one = row.data;
      const entity = made(advertiserId, level, one.creative_id, one.creative_name ?? '', one, {
        opt: one.creative_opt_status,
        primary: one.creative_primary_status,
        second: one.creative_status,
      });
      return withMetrics({ ...entity, campaignId: one.campaign_id, adGroupId: one.ad_id }, one);
    }
  }
}

interface RawStatus {
  opt: string | null | undefined;
  primary: string | null | undefined;
  second: string | null | undefined;
}

function made(
  advertiserId: string,
  level: Level,
  id: string,
  name: string,
  { budget, budget_mode }: { budget?: string | null | undefined; budget_mode?: string | null | undefined },
  status: RawStatus,
): Entity {
  const raw = pageStatus(status.primary ?? null, status.second ?? null);
  return {
    ref: { advertiserId, level, id },
    name,
    kind: 'unknown',
    switch: switchOf(status.opt ?? null, status.primary ?? null),
    status: raw,
    campaignId: null,
    adGroupId: null,
    budget: budget ?? null,
    budgetMode: budget_mode ?? null,
    ios14: false,
  };
}

/** `*_opt_status`: 0 is on, 1 is off. In other endpoints the numbers mean other things (facts: session-api 0.3, 5). */
function switchOf(opt: string | null, primary: string | null): Switch {
  if (primary !== null && /delete/i.test(primary)) return 'deleted';
  if (opt === '0') return 'on';
  return opt === '1' ? 'off' : 'unknown';
}

function withMetrics(
  entity: Entity,
  row: {
    row_data?: Record<string, unknown> | null | undefined;
    stat_data?: Record<string, unknown> | null | undefined;
  },
): PageRow {
  const told = { ...row.stat_data, ...row.row_data };
  const cost = told['stat_cost'];
  const shown = told['show_cnt'];
  return {
    entity,
    placeholder: entity.ref.id === '0',
    cost: typeof cost === 'string' || typeof cost === 'number' ? String(cost) : null,
    shown: /^\d+$/.test(String(shown)) ? Number(shown) : null,
  };
}

/** What is below an entity, as a node of its tree. */
export function nodeOf({ entity }: PageRow): TreeNode {
  return { level: entity.ref.level, id: entity.ref.id, name: entity.name, status: entity.status };
}
