/** Restores allowed in one window; a page that re-renders ten times a second stays below it. */
const LIMIT = 120;
const WINDOW_MS = 10_000;
const PAUSE_MS = 15_000;

/**
 * A page may throw our nodes out, and we put them back; but two programs that undo each other for ever
 * would freeze the tab. After too many restores we stop for a while and say so (facts: anchors, point 6); then we try
 * again, and until that has lasted, nobody says that all is well.
 */
export class RestoreBudget {
  #times: number[] = [];
  #pausedUntil = -Infinity;

  /** @param now milliseconds on any clock that only goes forward */
  spend(now: number): boolean {
    if (now < this.#pausedUntil) return false;
    this.#times = this.#times.filter((time) => now - time < WINDOW_MS);
    if (this.#times.length >= LIMIT) {
      this.#times = [];
      this.#pausedUntil = now + PAUSE_MS;
      return false;
    }
    this.#times.push(now);
    return true;
  }

  /** Whether the page has not left us alone for long enough since it threw us out too often. */
  isFought(now: number): boolean {
    return now < this.#pausedUntil + WINDOW_MS;
  }
}
