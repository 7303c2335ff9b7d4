/**
 * Put in front of the worker and of the extension's own pages in the demo build, and in no other: a clock that
 * runs as the computer's does, but can be moved on, so that hours pass in a moment. What waits for a time that is
 * then over happens at once, in order.
 */
interface Waiting {
  /** On this clock, milliseconds. */
  due: number;
  act: () => void;
  handle: number;
}
type Wake = (alarm: { name: string; scheduledTime: number }) => void;
interface Alarms {
  create(name: string, when: { when: number }): Promise<void>;
  clear(name: string): Promise<boolean>;
  onAlarm: { addListener(wake: Wake): void };
}

/** Under this name the pages find how far the clock has been moved, and hear when it is moved on. */
const KEPT_AS = 'standstill.demo.clock';

const { alarms } = (globalThis as unknown as { chrome: { alarms: Alarms } }).chrome;
const real = {
  now: Date.now,
  wait: setTimeout.bind(globalThis) as unknown as (act: () => void, ms: number) => number,
  forget: clearTimeout.bind(globalThis) as (handle?: number) => void,
  createAlarm: alarms.create.bind(alarms),
  clearAlarm: alarms.clear.bind(alarms),
  addListener: alarms.onAlarm.addListener.bind(alarms.onAlarm),
};
const inPage = typeof localStorage !== 'undefined';
let shift = inPage ? Number(localStorage.getItem(KEPT_AS) ?? 0) : 0;
const waiting = new Map<number, Waiting>();
const planned = new Map<string, number>();
const wakes = new Set<Wake>();
const now = () => real.now() + shift;

Date.now = now;
globalThis.Date = new Proxy(Date, {
  apply: () => new Date().toString(),
  construct: (date, given, newTarget) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, newTarget) as Date,
});

/** The first handle names a timer for good, whatever it is waiting with. */
function setTimer(act: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): number {
  const timer: Waiting = { due: now() + ms, act: () => act(...values), handle: 0 };
  const name = start(timer, () => waiting.delete(name));
  waiting.set(name, timer);
  return name;
}

function start(timer: Waiting, forget: () => void): number {
  timer.handle = real.wait(
    () => {
      forget();
      timer.act();
    },
    Math.max(0, timer.due - now()),
  );
  return timer.handle;
}

function clearTimer(name?: number): void {
  real.forget(name === undefined ? name : (waiting.get(name)?.handle ?? name));
  if (name !== undefined) waiting.delete(name);
}

Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });

alarms.create = (name, { when }) => {
  planned.set(name, when);
  return real.createAlarm(name, { when: when - shift });
};
alarms.clear = (name) => {
  planned.delete(name);
  return real.clearAlarm(name);
};
alarms.onAlarm.addListener = (wake) => {
  wakes.add(wake);
  real.addListener(wake);
};
if (!inPage) real.addListener(({ name }) => planned.delete(name));

function advance(ms: number): void {
  shift += ms;
  for (const [name, timer] of [...waiting].sort(([, a], [, b]) => a.due - b.due)) {
    real.forget(timer.handle);
    start(timer, () => waiting.delete(name));
  }
  for (const [name, when] of planned) {
    if (when > now()) void real.createAlarm(name, { when: when - shift });
    else ring(name, when);
  }
}

function ring(name: string, scheduledTime: number): void {
  planned.delete(name);
  void real.clearAlarm(name);
  for (const wake of wakes) wake({ name, scheduledTime });
}

if (inPage) {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEPT_AS) advance(Number(newValue) - shift);
  });
}

/** How the demo and the tests move it. */
export interface DemoClock {
  /** How far it is ahead of the computer's clock, milliseconds. */
  readonly shift: number;
  advance(ms: number): void;
}
Object.assign(globalThis, {
  __standstillClock: {
    get shift() {
      return shift;
    },
    advance,
  } satisfies DemoClock,
});
