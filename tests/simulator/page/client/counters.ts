/** What the tests may look at from the page's own world. */
export interface ReplicaCounters {
  /** Clicks that reached a shadow row. */
  rowClicks: number;
  /** Lists that were received and shown. */
  lists: number;
  rerenders: number;
  /** How often each hostile mode did what it does. `names`: markup in a name was run. */
  hostile: Record<string, number>;
  /** What the mode `cover` does now. */
  phase: string;
  readonly ours: WeakSet<Node>;
  readonly ownTimers: Set<number>;
  /** Frames are numbered apart from timers. */
  readonly ownFrames: Set<number>;
}

declare global {
  interface Window {
    __replica: ReplicaCounters;
    /** The counts of what began before the page's script did. */
    __hostile?: Record<string, number>;
  }
}

export const newCounters = (): ReplicaCounters => ({
  rowClicks: 0,
  lists: 0,
  rerenders: 0,
  hostile: (window.__hostile ??= {}),
  phase: '',
  ours: new WeakSet(),
  ownTimers: new Set(),
  ownFrames: new Set(),
});
