import { entityKey } from '@/utils/core/entity';
import { row } from '../unit/core/reports';
import { ALL_OFF, CaseFile, OFF, ON } from '../unit/core/case-file';

const HOUR = 3600;
const order = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What it spent on the day of the press, by the hour, until the press at 15:20. */
const DAY = Array.from({ length: 12 }, (_, index) =>
  row(
    `2026-03-10 ${String(index + 3).padStart(2, '0')}`,
    (8 + 3 * Math.sin(index)).toFixed(2),
    800 + 10 * index,
  ),
);
const SPENT = { rows: [...DAY, row('2026-03-10 15', '3.00', 270)], total: '330.00' };
const LEAKED = { rows: [...SPENT.rows, row('2026-03-10 17', '4.50', 410)], total: '334.50' };

export const UNDONE = { id: order(1), name: 'Spring', person: 'Ben Berg' };
export const PROVED = { id: order(2), name: 'Summer' };

/** A stop through which money leaked, and that somebody undid. */
export function undone(): CaseFile {
  return new CaseFile('pause', 'campaign', { id: UNDONE.id, seenName: UNDONE.name })
    .identified()
    .accepted()
    .believably(OFF, 12)
    .tree(13, ALL_OFF)
    .rules(13)
    .around(13)
    .looked(HOUR, SPENT)
    .looked(4 * HOUR, LEAKED)
    .believably(ON, 5 * HOUR)
    .changes(5 * HOUR + 10, { at: 5 * HOUR - 100, by: { kind: 'person', name: UNDONE.person } });
}

/** A stop that was proved to the last rung. */
export function proved(): CaseFile {
  const ref = { advertiserId: '7011', level: 'campaign', id: '1846211451413538999' } as const;
  const story = new CaseFile('end', 'campaign', { id: PROVED.id, seenName: PROVED.name, ref })
    .identified({ name: PROVED.name })
    .accepted()
    .believably(OFF, 12)
    .tree(13, ALL_OFF)
    .rules(13)
    .around(13);
  for (const hours of [1, 1.6, 2.2, 3.1, 4, 5, 6, 8, 26, 27]) story.looked(hours * HOUR, SPENT);
  for (const { stamp, seq } of story.evidence) stamp.requestIds = [`2026031015200901023AA4BB${seq}`];
  return story;
}

/** Puts stories into the extension's store, as its worker would have; it has nothing more to do for them. */
export async function storeStories(
  rig: { store(table: string, ...rows: object[]): Promise<void> },
  ...stories: CaseFile[]
): Promise<void> {
  await rig.store('advertisers', {
    id: '7011',
    name: 'Shop',
    currency: 'USD',
    timezone: 'America/New_York',
    status: '',
    gateway: 'marketing-api',
    listedAt: null,
    listProblem: null,
  });
  let seq = 0;
  for (const { order: one, evidence } of stories) {
    const advertiserId = one.ref.advertiserId;
    const hints = { entityKey: entityKey(one.ref), advertiserId, dueAt: -1, flagged: 0, judgedAt: 0 };
    await rig.store('orders', { ...one, ...hints });
    const numbered = evidence.map((item) => ({ ...item, seq: ++seq }));
    await rig.store('evidence', ...numbered);
  }
}
