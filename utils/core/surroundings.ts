/**
 * What stands beside something that is to be stopped and may spend although that is off. Nobody waits for it to be
 * read, and none of it says anything about the stop itself.
 */
export interface Surroundings {
  /** What has the same name, or is a copy of it, and starts by itself. */
  twins: Twin[];
  /** Promotes of the account that may be delivering. */
  promotes: RunningPromote[];
  /** GMV Max sessions below it: each spends a daily budget of its own. */
  sessions: Session[];
}

export interface Twin {
  id: string;
  name: string;
  /** UTC milliseconds; null when TikTok does not tell. */
  startsAt: number | null;
}

export interface RunningPromote {
  /** Id and name of its campaign. */
  id: string;
  name: string;
  /** Whether it promotes the post of one of the ads that are to be stopped; null when TikTok does not tell. */
  samePost: boolean | null;
}

export interface Session {
  id: string;
  /** By the day; decimal string in account currency, null when TikTok does not tell. */
  budget: string | null;
}
