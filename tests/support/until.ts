/** How often a condition is looked at. A guess at a polite rate; no test depends on it. */
const LOOK_EVERY_MS = 150;

/**
 * Asks again until the answer is truthy, and gives it. Waits on a condition, never for a time; gives up
 * loudly.
 *
 * @param what the condition in words, for the error
 * @param patience milliseconds
 * @param lookEvery milliseconds
 */
export async function until<T>(
  ask: () => Promise<T> | T,
  what: string | (() => string),
  patience = 30_000,
  lookEvery = LOOK_EVERY_MS,
): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) {
      throw new Error(`Waited ${patience} ms in vain for ${typeof what === 'string' ? what : what()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}
