import { ACTIONS } from '@/utils/core/order';
import { KINDS } from '@/utils/core/entity';
import { FLAGS, STAGES } from '@/utils/core/verdict';
import { REFUSAL_REASONS } from '@/utils/core/evidence';
import { LEFT_REASONS } from '@/utils/core/panic';
import { RULE_IDS } from '@/utils/core/report/money-rules';
import { SENT_THINGS } from '@/utils/core/report/sent';
import { CONSENT_REFUSALS, NEXT_WAYS } from '@/utils/core/consent';
import { SERVER_REASONS } from '@/utils/gateways/mcp/problems';
import { PAGE_REASONS } from '@/utils/gateways/page-session/problems';
import { sources, type Source } from './sources';

const TONES = ['delivering', 'waiting', 'proven', 'needs-you', 'money-leaving'];
/** Why a press is refused before it becomes an order. */
const PRESS_REFUSED = [
  'held',
  'not-connected',
  'token-revoked',
  'not-covered',
  'session-stopped',
  'needs-api',
];
/** What may have become of a row when several were paused. */
const BULK_ENDS = ['accepted', 'refused', 'unknown', 'unseen', 'left'];
const GROUPS = ['flagged', 'proving', 'proven', 'earlier'];
/** Stages whose sentence is only the stage; the others say when the next rung can come. */
const SAID_STAGES = ['requested', 'accepted', 'switched-off', 'final'];
const HINDRANCES = ['report-behind', 'stop-hour-owed', 'report-incomplete', 'sum-unexplained', 'still-settling', 'not-read-with-it']; // prettier-ignore
/** Money that no silence can prove. */
const UNPROVABLE = ['never-spent', 'spent-earlier', 'days-only'];

const NODES = ['campaign', 'adgroup', 'ad', 'session'];
/** What a line of a report's story may say. */
const EVENTS = [
  'identified', 'name_differs', 'refused', 'missing', 'tree', 'tree_incomplete', 'below', 'rules', 'rules_none',
  'spend', 'spend_and_sum', 'spend_incomplete', 'surroundings', 'changes', 'superseded', 'acknowledged',
  ...['switch-off', 'switch-on', 'delete'].map((one) => `sending_${one}`),
  ...['accepted', 'unneeded', 'partial', 'rejected', 'unknown'].map((one) => `answered_${one}`),
  ...['on', 'off', 'deleted', 'frozen', 'unknown'].map((one) => `switch_${one}`),
  ...['identify', 'switch', 'tree', 'spend', 'below', 'rules', 'surroundings', 'changes'].map((one) => `failed_${one}`),
]; // prettier-ignore

/**
 * Keys that are put together at run time: how the code writes them, and every word that may be put in.
 * A key written in a way that is not listed here fails the test.
 */
const FAMILIES: { written: RegExp; keys: readonly string[] }[] = [
  { written: /^common_\$\{action\}$/, keys: ACTIONS.map((action) => `common_${action}`) },
  {
    written: /^common_\$\{(asked\.)?action\}_title$/,
    keys: ACTIONS.map((action) => `common_${action}_title`),
  },
  { written: /^common_\$\{action\}_named$/, keys: ACTIONS.map((action) => `common_${action}_named`) },
  {
    written: /^(page|popup)_taken_\$\{/,
    keys: ACTIONS.flatMap((one) => [`page_taken_${one}`, `popup_taken_${one}`]),
  },
  {
    written: /^page_\$\{health\}/,
    keys: ['unreadable', 'fought'].map((health) => `page_${health}`),
  },
  {
    written: /^page_bulk_\$\{outcome\}/,
    keys: BULK_ENDS.map((outcome) => `page_bulk_${outcome}`),
  },
  { written: /^panic_left_\$\{/, keys: LEFT_REASONS.map((reason) => `panic_left_${reason}`) },
  {
    written: /^mcp_refused_\$\{/,
    keys: CONSENT_REFUSALS.map((at) => `mcp_refused_${at.replaceAll('-', '_')}`),
  },
  { written: /^mcp_next_\$\{/, keys: NEXT_WAYS.map((next) => `mcp_next_${next}`) },
  { written: /^popup_group_\$\{/, keys: GROUPS.map((group) => `popup_group_${group}`) },
  {
    written: /^common_cannot_stop_\$\{/,
    keys: ['promote', 'reach_frequency', 'topview'].map((kind) => `common_cannot_stop_${kind}`),
  },
  {
    written: /^common_(\$\{group\}|flag)_\$\{/,
    keys: [
      ...STAGES.map((stage) => `common_stage_${stage}`),
      ...FLAGS.map((flag) => `common_flag_${flag}`),
      ...TONES.map((tone) => `common_tone_${tone}`),
      ...KINDS.map((kind) => `common_kind_${kind}`),
      ...['on', 'off', 'deleted', 'frozen', 'unknown'].map((one) => `common_status_${one}`),
    ],
  },
  { written: /^verdict_\$\{stage/, keys: SAID_STAGES.map((stage) => `verdict_${stage}`) },
  { written: /^verdict_\$\{hindrance/, keys: UNPROVABLE.map((one) => `verdict_${one}`) },
  { written: /^verdict_unproved_\$\{/, keys: HINDRANCES.map((one) => `verdict_unproved_${one}`) },
  {
    written: /^verdict_turned_back_on\$\{by/,
    keys: ['', '_by_person', '_by_rule', '_by_app'].map((by) => `verdict_turned_back_on${by}`),
  },
  { written: /^report_level_\$\{/, keys: NODES.map((level) => `report_level_${level}`) },
  { written: /^report_levels_\$\{/, keys: NODES.map((level) => `report_levels_${level}`) },
  {
    written: /^report_means_\$\{/,
    keys: [...STAGES, 'before', 'lag', 'silent'].map((one) => `report_means_${one}`),
  },
  {
    written: /^report_own_\$\{/,
    keys: ['off', 'on', 'running', 'may-resume', 'unprovable', 'missing'].map((one) => `report_own_${one}`),
  },
  {
    written: /^report_state_\$\{/,
    keys: ['running', 'unknown', 'absent', 'may-resume'].map((one) => `report_state_${one}`),
  },
  {
    written: /^report_changed_\$\{/,
    keys: ['on', 'off', 'deleted'].map((one) => `report_changed_${one}`),
  },
  {
    written: /^report_(who|by)_\$\{/,
    keys: [
      'report_who_unknown',
      ...['person', 'rule', 'app'].flatMap((one) => [`report_who_${one}`, `report_by_${one}`]),
    ],
  },
  { written: /^report_event_\$\{name/, keys: EVENTS.map((one) => `report_event_${one}`) },
  {
    written: /^billing_payee_\$\{/,
    keys: ['promote', 'reservation'].map((payee) => `billing_payee_${payee}`),
  },
  { written: /^billing_rule_\$\{/, keys: RULE_IDS.map((id) => `billing_rule_${id}`) },
  {
    written: /^support_path_\$\{/,
    keys: ['ads-manager', 'promote', 'reservation'].map((payee) => `support_path_${payee}`),
  },
  { written: /^support_log_\$\{/, keys: SENT_THINGS.map((what) => `support_log_${what}`) },
  {
    written: /^refusal_\$\{/,
    keys: [...REFUSAL_REASONS, ...PRESS_REFUSED].map((reason) => `refusal_${reason}`),
  },
  {
    written: /^problem_\$\{/,
    keys: [...reasonsOf(sources('utils/gateways', 'utils/engine')), ...PAGE_REASONS, ...SERVER_REASONS].map(
      (reason) => `problem_${reason}`,
    ),
  },
];

/** Every short name of a problem that a gateway or the engine can record. */
function reasonsOf(files: readonly Source[]): string[] {
  const found = files.flatMap(({ code }) => [
    ...[...code.matchAll(/\breason: '([a-z-]+)'[^}]*\bapiCode\b/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/\bremedy: '[a-z-]+',\s*reason: '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/known\?\.reason \?\? '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/\bproblemOf\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/function problemOf\(\s*reason:\s*([^,)]+),?\s*\)/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/'([a-z-]+)'/g)].map((word) => word[1] ?? ''),
    ),
  ]);
  return [...new Set(found)].sort();
}

/** How a key begins. */
const PREFIXES = [
  'common',
  'page',
  'popup',
  'options',
  'connect',
  'verdict',
  'refusal',
  'problem',
  'panic',
  'panel',
  'shortcut',
  'notify',
  'language',
  'welcome',
  'mcp',
  'practice',
  'report',
  'billing',
  'support',
].join('|');
/** `common_req` and a tool's name are TikTok's words, not sentences of ours. */
const LITERAL = new RegExp(
  `['"\`](?!common_req'|report_integrated_get')((?:${PREFIXES})_[a-z0-9_]+)['"\`]`,
  'g',
);
const TEMPLATE = new RegExp(`\`((?:${PREFIXES})_[^\`]*\\$\\{[^\`]*)\``, 'g');
const IN_MANIFEST = /__MSG_([A-Za-z0-9_]+)__/g;

export interface Uses {
  /** Keys that are written out, with a place where. */
  written: Map<string, string>;
  /** Keys that can be put together, with how they are written. */
  built: Map<string, string>;
  /** Ways of putting a key together that no family describes. */
  unknown: string[];
  /** Families that the code does not use any more. */
  idle: string[];
}

export function messageUses(files: readonly Source[]): Uses {
  const uses: Uses = { written: new Map(), built: new Map(), unknown: [], idle: [] };
  const used = new Set<RegExp>();
  for (const { path, code } of files) {
    for (const pattern of [LITERAL, IN_MANIFEST]) {
      for (const [, key = ''] of code.matchAll(pattern)) uses.written.set(key, path);
    }
    for (const [, template = ''] of code.matchAll(TEMPLATE)) {
      const family = FAMILIES.find(({ written }) => written.test(template));
      if (family === undefined) uses.unknown.push(`${path}: ${template}`);
      else used.add(family.written);
    }
  }
  for (const { written, keys } of FAMILIES) {
    if (!used.has(written)) uses.idle.push(String(written));
    for (const key of keys) uses.built.set(key.replaceAll('-', '_'), String(written));
  }
  return uses;
}

export interface Said {
  path: string;
  keys: string[];
  /** How many values are given; null when they are spread from a list. */
  values: number | null;
}

/** Every call of `words(key, ...values)` whose key is written out. */
export function wordsCalls(files: readonly Source[]): Said[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(/(?<!function )\bwords\(/g)].flatMap((match) => {
      const [key = '', ...values] = argumentsAt(code, (match.index ?? 0) + match[0].length);
      const keys = [...key.matchAll(/['"]([a-z]+_[A-Za-z0-9_]+)['"]/g)].map((one) => one[1] ?? '');
      const spread = values.some((value) => value.startsWith('...'));
      return keys.length === 0 ? [] : [{ path, keys, values: spread ? null : values.length }];
    }),
  );
}

/** The arguments of a call, from just behind its opening bracket. */
function argumentsAt(code: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  let quote = '';
  for (let at = start; at < code.length; at += 1) {
    const char = code[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (`'"\``.includes(char)) quote = char;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char) && depth > 0) depth -= 1;
    else if (char === ')' || (char === ',' && depth === 0)) {
      found.push(code.slice(from, at).trim());
      if (char === ')') break;
      from = at + 1;
    }
  }
  return found.filter((argument) => argument !== '');
}
