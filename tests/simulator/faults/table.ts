/** One fault: what a caller meets while it is armed. The README shows this table. */
export interface FaultDescription {
  does: string;
  /** Options beyond the common ones (`for`, `times`, `campaign`, `adGroup`, `endpoint`). */
  options?: string;
}

/** Every fault the simulator knows, by name. */
export const FAULT_TABLE = {
  'write-rejected': { does: 'Writes are refused with code 40002; nothing changes.' },
  'write-lost-before': { does: 'The connection of a write drops before anything changes.' },
  'write-lost-after': { does: 'A write is applied, then its connection drops: the answer is lost.' },
  'write-ignored': { does: 'A write is answered with code 0 and the usual data, but nothing changes.' },
  'write-partial': {
    does: 'Half of the ids of a write (rounded down, so none of a single id) are applied. Classic endpoints answer 20001 and list only what worked; Smart+ endpoints answer code 0 with the rest in `error_list`.',
    options: '`code`: 0 lets classic endpoints answer code 0 as well',
  },
  'write-conflict': { does: 'Writes are refused with code 40202; nothing changes.' },
  'delivers-although-off': {
    does: 'What is switched off keeps delivering: its own status says off, everything below it stays as if it were on. Materials of Smart+ ads that are off themselves deliver nothing.',
  },
  'spends-although-off': {
    does: 'What is switched off or deleted keeps spending, and every status of every level says off.',
  },
  'child-left-on': {
    does: 'One ad group (`adGroup`, else the first of each campaign) and its ads stay on when something above them is switched off.',
  },
  'stale-reads': {
    does: 'Reads come from a replica that stopped learning when the fault was armed.',
    options: '`seconds`: it is that far behind instead; `level`: one level only',
  },
  'flip-flop-reads': {
    does: 'Reads alternate between the stale replica (first) and the truth.',
    options: '`seconds`, `level` as above',
  },
  'pages-missing': {
    does: 'Lists count everything in `page_info` but pages after the first are empty; a list that fits one page lacks its last row.',
  },
  'unknown-status': {
    does: 'Secondary statuses are a value nobody documented.',
    options: '`level` (default campaign, or ad group when `adGroup` is given)',
  },
  'missing-secondary-status': {
    does: 'Lists carry no secondary status (as TikTok’s sandbox).',
    options: '`level`',
  },
  'report-frozen': {
    does: 'Reports stopped learning when the fault was armed; once it is over they know everything.',
  },
  'report-late': {
    does: 'Everything becomes visible in reports later than it would.',
    options: '`hours` (default 1)',
  },
  'report-rows-missing': {
    does: 'Reports leave out all rows of the campaign (or ad group) and of everything below it.',
  },
  'report-throttled': {
    does: 'Reports are cut to half of their rows (rounded down), which only the header `X-Tt-Ads-Throttle` tells.',
  },
  'late-spend': {
    does: 'Money is added in the hour in which the fault was armed (the stop hour, say) and becomes visible two hours later; stays when the fault is cleared.',
    options: '`amount` (required); `campaign`: default the first of the world',
  },
  'correction-adds': {
    does: 'The next repair of reports (12:00 UTC, after that hour) adds money to one hour, without impressions; stays when the fault is cleared.',
    options:
      '`amount` (required; negative takes away); `hour`: so many hours after the hour of arming (default 0, negative: before); `campaign`: default the first of the world',
  },
  'rate-limited': {
    does: 'Requests are refused with code 40100.',
    options: '`code`: 40016, 40132, 40133, 51021 or 61000 instead',
  },
  'server-errors': {
    does: 'HTTP 500 with code 50000; writes are not applied.',
    options:
      '`applies`: true applies writes first; `status`: another HTTP status (200 gives a code-only error)',
  },
  'html-answers': {
    does: 'HTTP 200 with an HTML page; writes are not applied.',
    options: '`applies`: true applies writes first; `status`: another HTTP status',
  },
  'invalid-json': {
    does: 'The answer is cut off in the middle of its JSON; writes are applied.',
    options: '`applies`: false does not apply writes',
  },
  'empty-answers': {
    does: 'HTTP 200 with an empty body; writes are applied.',
    options: '`applies`: false does not apply writes',
  },
  'malformed-shape': {
    does: 'Valid JSON of the wrong shape: `code` is a string, `data` a list; writes are applied.',
    options: '`applies`: false does not apply writes',
  },
  slow: {
    does: 'Every answer takes longer; the request takes effect at the end of the wait.',
    options: '`seconds` (default 5); `applies`: true lets it take effect before the wait',
  },
  'token-revoked': {
    does: 'Every access given out before is refused with code 40105, tokens that a consent renews included.',
  },
  'permission-lost': { does: 'Every advertiser is refused with code 40001.' },
  'change-log-failed': { does: 'Change log tasks that are created end FAILED.' },
  offline: { does: 'Connections drop before anything happens.' },
  'unquoted-ids': { does: 'Ids are JSON numbers above 2^53 instead of strings.' },
  redirect: { does: 'HTTP 302 to `/elsewhere` on the same host, where the same answer waits.' },
  gzip: { does: 'Answers are gzip-compressed.' },
} as const satisfies Record<string, FaultDescription>;

export type FaultName = keyof typeof FAULT_TABLE;
