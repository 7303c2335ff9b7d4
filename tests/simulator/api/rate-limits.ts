import type { SimClock } from '../clock';
import type { Settings } from '../settings';
import { MCP_APP } from '../tokens';
import { ApiError, CODE } from './errors';

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTE_BLOCK = 5 * MINUTE;
const CLOSE_WRITES = 1_000;
const SMART_PLUS_AD_PAUSE = 5_000;
const GMV_REPORT = 'gmv_max/report/get';

/**
 * Counts requests as TikTok does and refuses what is too much. Signalled in the body only.
 * facts: marketing-api 12 (limits, recovery: next second, 5 minutes, 00:00 UTC)
 */
export class RateLimits {
  private readonly hits = new Map<string, number[]>();
  private readonly days = new Map<string, number>();
  private readonly blockedUntil = new Map<string, number>();
  private readonly lastWrite = new Map<string, { at: number; what: string }>();

  constructor(
    private readonly clock: SimClock,
    private readonly settings: () => Settings,
  ) {}

  reset(): void {
    for (const memory of [this.hits, this.days, this.blockedUntil, this.lastWrite]) memory.clear();
  }

  /** Throws the rate code when the app, the endpoint or the advertiser is over its limit. */
  count(appId: string, endpoint: string, advertiserId: string | undefined): void {
    const { limits } = this.settings();
    if (appId === MCP_APP) this.countTool(endpoint);
    else this.countApp(appId, limits);
    if (!this.within(`endpoint ${appId} ${endpoint}`, limits.endpointPerSecond, SECOND))
      throw new ApiError(CODE.endpointLimit, 'Too many requests to this endpoint. Please try again later.');
    if (endpoint === GMV_REPORT) this.countGmvReport(`${GMV_REPORT} ${appId}`, limits);
    if (advertiserId && !this.within(`advertiser ${advertiserId}`, limits.advertiserPerSecond, SECOND))
      throw new ApiError(
        CODE.advertiserLimit,
        `Advertiser (${advertiserId})'s QPS for ${endpoint} reaches QPS limit ${limits.advertiserPerSecond}.`,
      );
  }

  /** With strict timing: refuses a second write to one object within a second, and the identical write as duplicate. */
  write(objects: string[], what: string): void {
    if (!this.settings().strictTiming) return;
    for (const object of objects) {
      const last = this.lastWrite.get(object);
      if (!last || this.clock.now() - last.at >= CLOSE_WRITES) continue;
      if (last.what === what) throw new ApiError(CODE.duplicate, 'Duplicate request.');
      throw new ApiError(CODE.conflict, 'Write conflict. Please try again later.');
    }
    for (const object of objects) this.lastWrite.set(object, { at: this.clock.now(), what });
  }

  /** Upgraded Smart+ ads: at least 5 s between operations on one ad. facts: marketing-api 4.1 */
  smartPlusAd(ids: string[]): void {
    const keys = ids.map((id) => `smart-plus-ad ${id}`);
    for (const key of keys) {
      const last = this.lastWrite.get(key);
      if (last && this.clock.now() - last.at < SMART_PLUS_AD_PAUSE)
        throw new ApiError(
          CODE.conflict,
          'Concurrent operations on the same Smart+ ad. Please try again later.',
        );
    }
    for (const key of keys) this.lastWrite.set(key, { at: this.clock.now(), what: 'status' });
  }

  private countApp(appId: string, limits: Settings['limits']): void {
    this.countMinuteAndDay(appId, limits.appPerMinute, limits.appPerDay);
    if (!this.within(`app ${appId}`, limits.appPerSecond, SECOND))
      throw new ApiError(CODE.appLimit, 'App reaches the QPS limit.');
  }

  /** Calls through the MCP server count by tool, for the person whose login it is. facts: mcp 2 */
  private countTool(endpoint: string): void {
    if (!this.within(`tool ${endpoint}`, this.settings().mcp.toolPerSecond, SECOND))
      throw new ApiError(CODE.appLimit, 'Requests made too frequent. Please try again later.');
  }

  private countMinuteAndDay(appId: string, perMinute: number, perDay: number): void {
    const now = this.clock.now();
    if ((this.blockedUntil.get(appId) ?? 0) > now)
      throw new ApiError(CODE.appLimit, 'App reaches the QPM limit.');
    if (!this.within(`minute ${appId}`, perMinute, MINUTE)) {
      this.blockedUntil.set(appId, now + MINUTE_BLOCK);
      throw new ApiError(CODE.appLimit, 'App reaches the QPM limit.');
    }
    if (!this.withinDay(appId, perDay)) throw new ApiError(CODE.appLimit, 'App reaches the QPD limit.');
  }

  /** This report has limits of its own. facts: marketing-api 7.5 */
  private countGmvReport(key: string, limits: Settings['limits']): void {
    const within =
      this.withinDay(key, limits.gmvReportPerDay) &&
      this.within(`${key} minute`, limits.gmvReportPerMinute, MINUTE) &&
      this.within(`${key} second`, limits.gmvReportPerSecond, SECOND);
    if (!within)
      throw new ApiError(CODE.endpointLimit, 'Too many requests to this endpoint. Please try again later.');
  }

  /** Counts a hit of a UTC day; false when there were too many. */
  private withinDay(key: string, limit: number): boolean {
    const day = `${key} ${Math.floor(this.clock.now() / DAY)}`;
    const today = (this.days.get(day) ?? 0) + 1;
    this.days.set(day, today);
    return limit === 0 || today <= limit;
  }

  /** Records a hit in a sliding window (ms); false when the window was already full. */
  private within(key: string, limit: number, window: number): boolean {
    if (limit === 0) return true;
    const now = this.clock.now();
    const recent = (this.hits.get(key) ?? []).filter((at) => now - at < window && at <= now);
    const allowed = recent.length < limit;
    if (allowed) recent.push(now);
    this.hits.set(key, recent);
    return allowed;
  }
}
