import { CODE } from '../simulator/api/errors';
import type { JournalEntry } from '../simulator/journal';
import type { Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS } from '../simulator/world/seed';
import type { WorldCampaign } from '../simulator/world/types';
import { until } from './until';

export const TOKEN = 'sim-token-full';
export const ACCOUNT = SEED_ADVERTISERS.newYork;
/** TikTok's answer with a token for it, as a person pastes it. */
export const TOKEN_ANSWER = JSON.stringify({ access_token: TOKEN, advertiser_ids: [ACCOUNT] });

export type OwnPage = 'popup' | 'options' | 'report' | 'welcome' | 'sidepanel';
export type List = 'campaign' | 'adgroup' | 'ad';

/** What a rig with any browser has of TikTok: the ad account of the stories, and what was asked of it. */
export abstract class AccountRig {
  readonly account = ACCOUNT;
  private madeLast: number;

  constructor(readonly simulator: Simulator) {
    this.madeLast = simulator.clock.now();
  }

  /** Address of a list in the simulated Ads Manager. `flags` are the replica's, such as `virtual:b`. */
  adsManager(list: List = 'campaign', flags = '', account: string = ACCOUNT): string {
    return `https://ads.tiktok.com/i18n/manage/${list}?aadvid=${account}${flags ? `&sim=${flags}` : ''}`;
  }

  /** The first account's campaigns with this name, in the order they were made. */
  campaigns(name: string): WorldCampaign[] {
    return this.simulator.world.campaignsOf(ACCOUNT).filter((campaign) => campaign.name === name);
  }

  /** Moves the campaign (or the first of this name) to the top of Ads Manager's list, which shows the newest first. */
  onTop(wanted: string | WorldCampaign): WorldCampaign {
    const campaign = typeof wanted === 'string' ? this.campaigns(wanted)[0] : wanted;
    if (campaign === undefined) throw new Error(`No campaign ${String(wanted)}`);
    this.madeLast += 1000;
    campaign.createTime = this.madeLast;
    return campaign;
  }

  /** All ordinary campaigns that deliver, each with a name of its own. */
  everyOrdinary(): WorldCampaign[] {
    return this.simulator.world
      .campaignsOf(ACCOUNT)
      .filter(
        ({ name, kind, status, switch: is, ios14 }) =>
          kind === 'manual' && is === 'on' && !status && !ios14 && this.campaigns(name).length === 1,
      );
  }

  /** So many of them, moved to the top. */
  ordinary(count: number): WorldCampaign[] {
    const found = this.everyOrdinary();
    if (found.length < count) throw new Error(`Only ${found.length} ordinary campaigns`);
    return found.slice(-count).map((campaign) => this.onTop(campaign));
  }

  /** Every request so far that asked TikTok to change something. */
  writes(): JournalEntry[] {
    return this.simulator.journal
      .entries()
      .filter(({ who, method, path }) => who !== 'page' && method === 'POST' && path.includes('/open_api/'));
  }

  /**
   * The writes that name one entity, without those that came too fast: where a busy machine bunches requests up on
   * the way, TikTok turns some away, nothing happens, and each is sent again, as it should be.
   */
  writesTo(id: string): JournalEntry[] {
    return this.writes().filter(({ body, code }) => body.includes(id) && code !== CODE.appLimit);
  }

  /** Waits until the simulator got this many writes for an entity. */
  async untilWrites(id: string, count: number): Promise<void> {
    await until(() => this.writesTo(id).length >= count, `${count} write(s) for ${id}`);
  }
}
