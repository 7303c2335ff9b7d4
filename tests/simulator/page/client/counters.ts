/** What the tests may look at from the page's own world. */
export interface ReplicaCounters {
  /** Clicks that reached a shadow row. */
  rowClicks: number;
  /** Lists that were received and shown. */
  lists: number;
  rerenders: number;
}

declare global {
  interface Window {
    __replica: ReplicaCounters;
  }
}
