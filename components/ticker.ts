import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

const TICK = 1000;

/** One timer for everything that shows a time, and none while nobody looks. */
class Ticker {
  #listeners = new Set<(now: number) => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  subscribe(listener: (now: number) => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#followVisibility);
      this.#followVisibility();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      document.removeEventListener('visibilitychange', this.#followVisibility);
      this.#stop();
    };
  }

  #followVisibility = (): void => {
    this.#stop();
    if (document.visibilityState === 'hidden') return;
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), TICK);
  };

  #tick(): void {
    const now = Date.now();
    for (const listener of this.#listeners) listener(now);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

const ticker = new Ticker();

/** How far the clock that faces show is ahead of this computer's. Milliseconds; a practice pushes it on. */
const AheadContext = createContext(0);
export const AheadProvider = AheadContext.Provider;

/** Our clock in milliseconds, renewed each second while the page is visible. */
export function useNow(): number {
  const ahead = useContext(AheadContext);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => ticker.subscribe(setNow), []);
  return now + ahead;
}
