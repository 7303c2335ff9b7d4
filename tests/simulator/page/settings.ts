import { z } from 'zod';

/** How the page's own endpoints treat the signed-in session. */
export const sessionSchema = z.strictObject({
  /** What every endpoint answers in place of its own answer. */
  mode: z.enum([
    'alive',
    'login-redirect',
    'html',
    'unauthorized',
    'forbidden',
    'code',
    'csrf-rotated',
    'challenge',
    'rate-limited',
  ]),
  /** Whether requests must carry what the page's script adds to their address, and whether it must fit. */
  signature: z.enum(['off', 'presence', 'strict']),
  /** Calls in a minute of the simulator's clock after which `tooManyStatus` is answered; 0 means no limit. */
  callsPerMinute: z.int().min(0),
  tooManyStatus: z.union([z.literal(429), z.literal(403)]),
  /** Two writes to one campaign within so many milliseconds: the second gets code 6. */
  conflictMs: z.int().min(0),
  /** Whether Promote campaigns have a working switch in the page. */
  promoteSwitch: z.boolean(),
  /** Whether accounts have a payment account, which tells their currency and time zone. */
  paymentAccount: z.boolean(),
});

export const defaultSession = (): z.infer<typeof sessionSchema> => ({
  mode: 'alive',
  signature: 'off',
  callsPerMinute: 0,
  tooManyStatus: 429,
  conflictMs: 700,
  promoteSwitch: false,
  paymentAccount: true,
});

/** What the page's lists say, where the real ones were seen to differ or are not known. */
export const listsSchema = z.strictObject({
  /** A generation of list endpoints that is gone (HTTP 404). */
  retired: z.enum(['none', 'op', 'flat']),
  /** Whether cost and impressions lag as in reports. */
  pageCost: z.enum(['lagging', 'truth']),
  /** Rows among the ads that stand for no ad (`creative_id` "0"), one for each Smart+ ad group. */
  placeholders: z.boolean(),
  /** Metrics that no row has, by name: the key is missing, or the value is "-" or "". */
  metrics: z.record(z.string(), z.enum(['missing', 'dash', 'blank'])),
  /** The primary status of every row that is not deleted; '' is the usual one. */
  primaryStatus: z.string(),
  /** How long after a switch delivery states (primary and second status) follow it; the switch shows at once. */
  primaryStatusSeconds: z.number().min(0),
  pagination: z.enum(['right', 'wrong-page', 'absent', 'overstated', 'has-more']),
  /** Ids are JSON numbers. */
  numericIds: z.boolean(),
});

export const defaultLists = (): z.infer<typeof listsSchema> => ({
  retired: 'none',
  pageCost: 'lagging',
  placeholders: true,
  metrics: {},
  primaryStatus: '',
  primaryStatusSeconds: 0,
  pagination: 'right',
  numericIds: false,
});
