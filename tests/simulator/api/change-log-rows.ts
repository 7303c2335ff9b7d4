import type { Level } from '../world/types';
import type { Change, World } from '../world/world';
import { signatureOf } from './change-log-actor';
import { bytesLiteral, csvRow, jsonDumps } from './python';
import { timeInZone } from './time';

export type LogModule = 'STATUS' | 'BUDGET' | 'BIDDING_AND_OPTIMIZATION' | 'TARGETING';
export type LogOperation = 'CREATE' | 'AUDIT' | 'STATUS' | 'UPDATE' | 'DELETE';

/** What a change is to the change log. */
interface Entry {
  /** The Object column: which part of the thing was changed. */
  part: string;
  module?: LogModule;
  operation: LogOperation;
  detail: { action: string; name: string; before_after?: { before: string; after: string }[] };
}

const NAMES: Record<Level | 'advertiser', string> = {
  campaign: 'Campaign',
  adgroup: 'Ad group',
  ad: 'Ad',
  advertiser: 'Ad account',
};
const SWITCHES: Record<string, string> = { on: 'Enabled', off: 'Paused' };
const ACCOUNT_STATUSES: Record<string, string> = { STATUS_ENABLE: 'Approved', STATUS_LIMIT: 'Suspended' };

/** TikTok writes the word with a space behind it, and each value as Python writes bytes. */
function changed(name: string, before: string, after: string): Entry['detail'] {
  return {
    action: 'Change ',
    name,
    before_after: [{ before: bytesLiteral(before), after: bytesLiteral(after) }],
  };
}

/** 'ADGROUP_STATUS_BALANCE_EXCEED' in words. */
function inWords(status: string): string {
  if (status === '') return 'Active';
  const words = status
    .replace(/^[A-Z]+_STATUS_/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function statusEntry({ level, from, to }: Change): Entry {
  if (level === 'advertiser') {
    const [before, after] = [from, to].map((status) => ACCOUNT_STATUSES[status] ?? inWords(status));
    const detail = changed('Account status', before ?? '', after ?? '');
    return { part: 'Account status', operation: 'AUDIT', detail };
  }
  if (/AUDIT|REVIEW/.test(from) && to === '')
    return {
      part: 'Review status',
      operation: 'AUDIT',
      detail: changed(NAMES[level], 'In review', 'Approved'),
    };
  return {
    part: 'Delivery status',
    operation: 'UPDATE',
    detail: changed(NAMES[level], inWords(from), inWords(to)),
  };
}

/** What the change log says of a change; amounts in the account's currency, times in `timeZone`. */
export function entryOf(change: Change, currency: string, timeZone: string): Entry {
  const { what, level, from, to } = change;
  switch (what) {
    case 'switch': {
      const part = 'On/Off Status';
      if (to === 'deleted')
        return { part, operation: 'DELETE', detail: { action: 'Delete', name: NAMES[level] } };
      const detail = changed(NAMES[level], SWITCHES[from] ?? from, SWITCHES[to] ?? to);
      return { part, module: 'STATUS', operation: 'STATUS', detail };
    }
    case 'status':
      return statusEntry(change);
    case 'schedule': {
      const [before, after] = [from, to].map((at) => timeInZone(Date.parse(at), timeZone).slice(0, 16));
      const detail = changed('Schedule', before ?? '', after ?? '');
      return { part: 'Budget & Schedule', operation: 'UPDATE', detail };
    }
    case 'session': {
      const [action, operation] = to === '' ? ['Delete', 'DELETE' as const] : ['Create', 'CREATE' as const];
      const detail = { action, name: 'Session' };
      return { part: 'Budget & Schedule', module: 'BUDGET', operation, detail };
    }
    case 'material': {
      // What the log says of a material is not public; it is not the ad's own switch.
      const detail = changed('Creative', SWITCHES[from] ?? from, SWITCHES[to] ?? to);
      return { part: 'Creative', module: 'STATUS', operation: 'STATUS', detail };
    }
    case 'balance': {
      const detail = changed('Balance', `${from} ${currency}`, `${to} ${currency}`);
      return { part: 'Balance', operation: 'UPDATE', detail };
    }
  }
}

/** The account a change belongs to, and whether it happened to in-app Promote, which the log does not cover. */
export function ownerOf(world: World, change: Change): { advertiserId?: string; promote: boolean } {
  if (change.level === 'advertiser') return { advertiserId: change.id, promote: false };
  const entity = world.entity(change.level, change.id);
  if (!entity) return { promote: false };
  const campaign = world.campaigns.get('campaignId' in entity ? entity.campaignId : entity.id);
  return { advertiserId: entity.advertiserId, promote: campaign?.origin === 'PROMOTE' };
}

const HEADER = [
  'Time',
  'log_object_type',
  'Object ID',
  'Object',
  'Operator',
  'Source',
  'App ID',
  'Activity details',
];

/** The file: three counters, an empty line, then one row a change, to the minute. facts: marketing-api 5.1 */
export function changeLogCsv(changes: readonly Change[], currency: string, timeZone: string): string {
  const entries = changes.map((change) => ({ change, entry: entryOf(change, currency, timeZone) }));
  const count = (module: LogModule) => entries.filter(({ entry }) => entry.module === module).length;
  const counters = [
    `Budget changes,${count('BUDGET')}\r\n`,
    `Bid changes,${count('BIDDING_AND_OPTIMIZATION')}\r\n`,
    `Status changes,${count('STATUS')}\r\n`,
  ];
  const rows = entries.map(({ change, entry }) =>
    csvRow([
      timeInZone(change.at, timeZone).slice(0, 16),
      NAMES[change.level],
      change.id,
      entry.part,
      ...signatureOf(change.by),
      jsonDumps([entry.detail]),
    ]),
  );
  return [...counters, '\r\n', csvRow(HEADER), ...rows].join('');
}
