import { browser } from 'wxt/browser';

export const ALARM = 'standstill-next-look';

/** Browsers do not fire alarms sooner than this (facts: anchors 16). Milliseconds. */
const ALARM_FLOOR = 30_000;

/**
 * Wakes the engine at a time of our clock: by a timer, which is exact while the worker lives, and by the
 * one alarm, which survives it.
 *
 * @returns a function that replaces the wake-up that was asked for before; null asks for none
 */
export function waker(wake: () => void): (at: number | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (at) => {
    clearTimeout(timer);
    if (at === null) {
      void browser.alarms.clear(ALARM);
      return;
    }
    const wait = Math.max(0, at - Date.now());
    if (wait <= ALARM_FLOOR) timer = setTimeout(wake, wait);
    void browser.alarms.create(ALARM, { when: Math.max(at, Date.now() + ALARM_FLOOR) });
  };
}
