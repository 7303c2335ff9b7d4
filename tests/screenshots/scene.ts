import type { FastClock } from '../support/fast-clock';
import type { Rig, RigOptions } from '../support/rig';
import type { Studio } from './studio';

/** What a file of pictures works with. Whatever it starts is stopped when it is over. */
export interface Backstage {
  studio: Studio;
  /** A browser with the production build. */
  rig(options?: RigOptions): Promise<Rig>;
  /** The same with the demo build and a clock that can be moved. */
  fast(options?: RigOptions): Promise<FastClock>;
}

/** Takes the pictures of one page in all of its states. */
export type Scene = (backstage: Backstage) => Promise<void>;
