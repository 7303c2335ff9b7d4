import type { Traces } from './page/traces';

/** What one request was and what became of it. Tokens are never kept, only their labels. */
export interface JournalEntry {
  /** Running number, from 1. */
  n: number;
  /** UTC ms by the simulator's clock, on arrival. */
  time: number;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  body: string;
  /** The token's label for API calls, 'page' for ads.tiktok.com, else 'unknown'. */
  who: string;
  /** The Origin header, if one was sent. */
  origin?: string;
  /** The tool that an MCP request called. */
  tool?: string;
  /** For requests to the page's host: how they were made. */
  page?: Traces;
  /** It was sent to change something. */
  writes?: true;
  /** HTTP status of the answer; absent when the connection was dropped. */
  status?: number;
  /** TikTok's `code` in the answer. */
  code?: number;
  requestId?: string;
  /** The connection was dropped: before or after the request took effect. */
  dropped?: 'before' | 'after';
  /** Names of the faults that touched this request. */
  faults: string[];
}

/** Every request that reached the simulator, oldest first. */
export class Journal {
  private readonly list: JournalEntry[] = [];
  private readonly byRequest = new WeakMap<Request, JournalEntry>();
  private count = 0;

  open(request: Request, entry: Omit<JournalEntry, 'n' | 'faults'>): JournalEntry {
    this.count += 1;
    const full: JournalEntry = { n: this.count, faults: [], ...entry };
    this.list.push(full);
    this.byRequest.set(request, full);
    return full;
  }

  /** Lets what is written down of `request` count for `original`, on whose behalf it is made. */
  link(request: Request, original: Request): void {
    const entry = this.byRequest.get(original);
    if (entry) this.byRequest.set(request, entry);
  }

  /** The entry of a request under way, for whoever answers it to complete. */
  of(request: Request): JournalEntry | undefined {
    return this.byRequest.get(request);
  }

  entries(): readonly JournalEntry[] {
    return this.list;
  }

  clear(): void {
    this.list.length = 0;
  }
}
