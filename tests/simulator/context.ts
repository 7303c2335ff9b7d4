import type { SimClock } from './clock';
import type { Faults, FaultScope } from './faults';
import type { Journal } from './journal';
import type { Visits } from './page/visits';
import type { Settings } from './settings';
import type { Tokens } from './tokens';
import type { ReadView } from './world/read-view';
import type { World } from './world/world';

/** What everything that answers a request shares. Read `world` anew for each request: a reset replaces it. */
export interface SimulatorContext {
  world: World;
  settings: Settings;
  readonly clock: SimClock;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly tokens: Tokens;
  /** What the page's servers remember of its visitors. */
  readonly visits: Visits;
  /** The world as the answer to one request sees it: lagging, stale or distorted where settings and faults say so. */
  readView(scope: FaultScope): ReadView;
  /** The world as it is: no lag, no faults. */
  truth(): ReadView;
  /** Which campaigns and ad groups a request names, for faults that limit themselves to some. */
  scopeOf(endpoint: string, text: string): FaultScope;
}

/**
 * Thrown by whoever answers a request to end it without an answer. In process, `fetch` rejects with it; over the
 * network, the socket is destroyed.
 */
export class ConnectionDropped extends TypeError {
  constructor(readonly when: 'before' | 'after') {
    super('fetch failed');
    this.name = 'TypeError';
  }
}
