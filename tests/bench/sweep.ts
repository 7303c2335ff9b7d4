import type { DBCore } from 'dexie';
import { EQUAL_READS_APART } from '@/utils/core/ladder';
import type { JournalEntry } from '../simulator/journal';
import type { Figure } from './figures';
import { Fleet, type FleetSize } from './fleet';
import { HeapWatch } from './heap-watch';
import { answerAgain, leastFor } from './least-requests';

/** How long the simulated TikTok takes for an answer. Milliseconds; a guess at an ordinary day. */
const ANSWER_TAKES = 300;
/** Requests a second that a sweep may use, so that a click finds room. */
const SWEEP_PER_SECOND = 8;
const HOUR = 3_600_000;

/**
 * What it costs to look at all watched campaigns of many accounts that are due at once. Runs in Node on the virtual
 * clock, with TikTok and the database in memory: times between requests are the virtual clock's, CPU and heap are
 * Node's, and what the simulator needs for its answers is taken off.
 */
export async function measureSweep(size: FleetSize): Promise<Figure[]> {
  const fleet = await Fleet.make(size);
  const { story } = fleet;
  const { journal, faults, settings } = story.simulator;
  const bytes = countBytes(fleet);
  const evidence = await evidenceBytes(fleet);
  faults.arm({ name: 'slow', seconds: ANSWER_TAKES / 1000 });
  story.clock.set(fleet.dueAt);

  bytes.start();
  const heap = new HeapWatch(() => bytes.written());
  const cpu = process.cpuUsage();
  await fleet.sweep(async () => heap.look());
  const spentCpu = cpuSince(cpu) - heap.cpu;
  const reads = [...journal.entries()];
  const took = (reads.at(-1)?.time ?? fleet.dueAt) - fleet.dueAt + ANSWER_TAKES;

  const inFull = (await evidenceBytes(fleet)) - evidence;

  faults.clear();
  Object.assign(settings.limits, { appPerSecond: 0, appPerMinute: 0 });
  return [
    {
      name: `requests of one sweep, ${size.advertisers * size.campaigns} campaigns in ${size.advertisers} accounts`,
      value: reads.length,
      unit: 'count',
      against: 'the least possible',
      limit: await leastFor(fleet, reads),
    },
    {
      name: 'busiest second of the sweep',
      value: busiest(reads, 1000),
      unit: 'count',
      against: 'the basic tier',
      limit: 10,
    },
    {
      name: 'busiest minute of the sweep',
      value: busiest(reads, 60_000),
      unit: 'count',
      against: 'the basic tier',
      limit: 600,
    },
    {
      name: 'time of the sweep',
      value: took,
      unit: 'ms',
      against: `its requests at ${SWEEP_PER_SECOND} a second`,
      limit: (reads.length / SWEEP_PER_SECOND) * 1000,
    },
    {
      name: 'CPU of the sweep',
      value: spentCpu - (await simulatorCpu(fleet, reads)),
      unit: 'ms',
      against: 'the time of the sweep',
      limit: took,
    },
    {
      name: 'heap of the sweep at its peak',
      value: heap.peak(),
      unit: 'bytes',
      against: 'all evidence at once',
      limit: evidence,
    },
    {
      name: 'bytes written by the sweep',
      value: bytes.written(),
      unit: 'bytes',
      against: 'all it read, in full',
      limit: inFull,
    },
    {
      name: 'of these, evidence',
      value: bytes.evidence(),
      unit: 'bytes',
      against: 'all it read, in full',
      limit: inFull,
    },
  ];
}

/** How soon a sweep finds a campaign that somebody turned on again, and how long a new stop waits for it. */
export async function measureDuringSweep(size: FleetSize): Promise<Figure[]> {
  const fleet = await Fleet.make(size);
  const { story } = fleet;
  story.simulator.faults.arm({ name: 'slow', seconds: ANSWER_TAKES / 1000 });
  const idle = pressAndTell(fleet, 0);
  await story.run(2 * ANSWER_TAKES);
  await idle;

  story.clock.set(fleet.dueAt - HOUR);
  fleet.turnOn(size.advertisers - 1, size.campaigns - 1);
  const turnedOnAt = story.clock.now();
  story.clock.set(fleet.dueAt);
  const before = story.calls();
  let busy: Promise<number> | null = null;
  let flaggedAt: number | null = null;
  const look = async () => {
    if (story.life.notified.some(isTurnedOn)) flaggedAt ??= story.clock.now();
    if (busy !== null || story.calls() < before + SWEEP_PER_SECOND) return;
    busy = pressAndTell(fleet, 1);
    await story.settle();
  };
  await fleet.sweep(look);
  while (flaggedAt === null) await story.runUntil(story.clock.now() + 1000, look);
  return [
    {
      name: 'turned on again until flagged, amid a sweep',
      value: flaggedAt - turnedOnAt,
      unit: 'ms',
      against: 'the schedule’s own bound',
      limit: fleet.dueAt + EQUAL_READS_APART - turnedOnAt,
    },
    {
      name: 'press to write, in the middle of a sweep',
      value: busy === null ? Number.NaN : await (busy as Promise<number>),
      unit: 'ms',
      against: 'by an idle worker',
      limit: await idle,
    },
  ];
}

/** Presses pause on the campaign of an account that still delivers; gives when its write arrived. Virtual milliseconds. */
async function pressAndTell(fleet: Fleet, account: number): Promise<number> {
  const { story, size } = fleet;
  const target = fleet.campaign(account, size.campaigns);
  const pressed = story.clock.now();
  await story.press('pause', target);
  const write = () =>
    story.simulator.journal
      .entries()
      .find(({ path, body }) => path.endsWith('/status/update/') && body.includes(target.id));
  while (write() === undefined) await new Promise((resolve) => setImmediate(resolve));
  return (write()?.time ?? Number.NaN) - pressed;
}

function isTurnedOn({ key }: { key: string }): boolean {
  return key.startsWith('verdict_turned_back_on');
}

function busiest(entries: readonly JournalEntry[], window: number): number {
  const times = entries.map(({ time }) => time);
  let most = 0;
  for (let from = 0, to = 0; from < times.length; from++) {
    while (to < times.length && (times[to] ?? 0) < (times[from] ?? 0) + window) to++;
    most = Math.max(most, to - from);
  }
  return most;
}

/** Counts what goes into the database, as JSON. */
function countBytes({ story }: Fleet) {
  const sums = { all: 0, evidence: 0, on: false };
  story.life.db.use({
    stack: 'dbcore',
    name: 'bytes',
    create: (core: DBCore) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            if (sums.on && (request.type === 'add' || request.type === 'put')) {
              const size = JSON.stringify(request.values).length;
              sums.all += size;
              if (name === 'evidence') sums.evidence += size;
            }
            return table.mutate(request);
          },
        };
      },
    }),
  });
  return {
    start: () => void (sums.on = true),
    written: () => sums.all,
    evidence: () => sums.evidence,
  };
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** What the simulator needs for the same answers, given once more. */
async function simulatorCpu(fleet: Fleet, entries: readonly JournalEntry[]): Promise<number> {
  const start = process.cpuUsage();
  for (const { path, query } of entries) await answerAgain(fleet, path, query);
  return cpuSince(start);
}

/** What all evidence would take if each record were kept in full. */
async function evidenceBytes({ story }: Fleet): Promise<number> {
  return (await story.allEvidence()).reduce((size, item) => size + JSON.stringify(item).length, 0);
}
