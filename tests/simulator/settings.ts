import { z } from 'zod';
import { defaultMcp, mcpSchema } from './mcp/settings';
import { defaultLists, defaultSession, listsSchema, sessionSchema } from './page/settings';

const perSecond = z.int().min(0);

/** How the simulated TikTok behaves where it is configurable or where the real behaviour is not documented. */
export const settingsSchema = z.strictObject({
  /** Refuse unknown query keys, filters, fields and body keys with 40002; false: ignore them. */
  strict: z.boolean(),
  /** Refuse close repeated writes to one object (40202) and identical immediate writes (40050). */
  strictTiming: z.boolean(),
  /** Read-after-write lag in seconds, by level (0-60). */
  lagSeconds: z.strictObject({
    campaign: z.number().min(0),
    adgroup: z.number().min(0),
    ad: z.number().min(0),
  }),
  /** Requests allowed; 0 means no limit. `app...` are the Basic tier's documented numbers. */
  limits: z.strictObject({
    appPerSecond: perSecond,
    appPerMinute: perSecond,
    appPerDay: perSecond,
    endpointPerSecond: perSecond,
    advertiserPerSecond: perSecond,
    gmvReportPerSecond: perSecond,
    gmvReportPerMinute: perSecond,
    gmvReportPerDay: perSecond,
  }),
  /** How long spend goes on after something was stopped; it belongs to the hour of the stop. */
  spend: z.strictObject({ trailingSeconds: z.number().min(0) }),
  /** What reports know when. */
  report: z.strictObject({
    usualLagMinutes: z.number().min(0),
    /** Some slices of time come up to two and a half hours later than usual. */
    tail: z.boolean(),
    /** By dimension: missing with a time dimension, zero without. Zero-ahead: also times that are still to come. */
    rowsWithoutDelivery: z.enum(['by-dimension', 'missing', 'zero', 'zero-ahead']),
  }),
  /** Legacy Smart+ status updates: documented to work until 2026-06-30 only. */
  legacySmartPlus: z.enum(['by-date', 'accepted', 'refused']),
  /** Whether the classic status endpoints take Upgraded Smart+ entities. */
  classicStatusForSmartPlus: z.enum(['refused', 'accepted']),
  /** The answer to a switch that is already where it should go. */
  repeatedWrite: z.enum(['ok', 'nothing-to-update', 'duplicate']),
  /** How long a change log task is being made. */
  changeLogSeconds: z.number().min(0),
  /** What the string in the downloaded change log is: documented as Python, seen as JSON. */
  changeLogFile: z.enum(['python', 'json']),
  /** The code for a token that lacks the permission. */
  missingScopeCode: z.union([z.literal(40001), z.literal(40125)]),
  /** The page's own endpoints. */
  session: sessionSchema,
  lists: listsSchema,
  /** The MCP server. */
  mcp: mcpSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

/** On by default: only what TikTok documents; where nothing is documented, the stricter reading. */
export function defaultSettings(): Settings {
  return {
    strict: true,
    strictTiming: false,
    lagSeconds: { campaign: 0, adgroup: 0, ad: 0 },
    limits: {
      appPerSecond: 10,
      appPerMinute: 600,
      appPerDay: 864_000,
      endpointPerSecond: 0,
      advertiserPerSecond: 0,
      gmvReportPerSecond: 8,
      gmvReportPerMinute: 240,
      gmvReportPerDay: 20_000,
    },
    spend: { trailingSeconds: 20 },
    report: { usualLagMinutes: 30, tail: true, rowsWithoutDelivery: 'by-dimension' },
    legacySmartPlus: 'by-date',
    classicStatusForSmartPlus: 'refused',
    repeatedWrite: 'ok',
    changeLogSeconds: 6,
    changeLogFile: 'python',
    missingScopeCode: 40125,
    session: defaultSession(),
    lists: defaultLists(),
    mcp: defaultMcp(),
  };
}

/** Settings with some of them changed, down to the second level; to be parsed, as anything may be in it. */
export function changed(settings: object, change: object): object {
  const merged: Record<string, unknown> = { ...settings };
  for (const [key, value] of Object.entries(change)) {
    const old = merged[key];
    const nested = typeof old === 'object' && typeof value === 'object' && old && value;
    merged[key] = nested ? { ...old, ...value } : value;
  }
  return merged;
}

/** Until when a report has rows of nothing, for one with a time dimension or without; -Infinity where it has none. */
export function zerosUntil({ report }: Settings, hasTime: boolean, now: number): number {
  switch (report.rowsWithoutDelivery) {
    case 'missing':
      return -Infinity;
    case 'by-dimension':
      return hasTime ? -Infinity : now;
    case 'zero':
      return now;
    case 'zero-ahead':
      return Infinity;
  }
}
