import type { StandstillDatabase } from '@/utils/store/database';
import type { AskWorker } from '../../worker';

/** A practice under way, as the faces see it; whoever composes the page makes it. */
export interface PracticeWorld {
  /** Holds what the practice gave and nothing else. */
  store: StandstillDatabase;
  /** Carries out what is pressed, on the sample account alone. */
  send: AskWorker;
  advertiserId: string;
  /** Lets time pass; resolves when everything that fell due is done. */
  later(ms: number): Promise<void>;
  /** Tells how far the practice's clock is ahead, now and whenever it is pushed; gives the way to stop that. */
  onAhead(hear: (ms: number) => void): () => void;
  end(): void;
}
