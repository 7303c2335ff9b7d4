import type { Page, Worker } from 'playwright-core';
import type { JournalEntry } from '../simulator/journal';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import type { WorldCampaign } from '../simulator/world/types';
import { AdsManagerTab } from './ads-manager-tab';
import { firstPage, launchBrowser, type BrowserOptions, type LaunchedBrowser } from './chromium';
import { inEnglish } from './english';
import { until } from './until';

export const CHROME_BUILD = '.output/chrome-mv3';
export const TOKEN = 'sim-token-full';
export const ACCOUNT = SEED_ADVERTISERS.newYork;

type List = 'campaign' | 'adgroup' | 'ad';

export interface RigOptions extends BrowserOptions {
  /** How many campaigns the first account has (120 without it). */
  campaigns?: number;
}

/**
 * The whole thing on one machine: the simulator under TikTok's host names, a Chromium with the production
 * build, and ways to do what a person does.
 */
export class Rig {
  private constructor(
    readonly simulator: Simulator,
    private readonly server: RunningServer,
    readonly browser: LaunchedBrowser,
  ) {}

  static async start(options: RigOptions = {}): Promise<Rig> {
    const { campaigns, ...browserOptions } = options;
    const simulator = createSimulator({
      world: (clock) => seedWorld(clock, campaigns === undefined ? {} : { campaigns }),
    });
    const server = await startServer(simulator);
    try {
      const browser = await launchBrowser({
        extension: CHROME_BUILD,
        simulatorPort: server.httpsPort,
        ...browserOptions,
      });
      return new Rig(simulator, server, browser);
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    try {
      await this.browser.close();
    } finally {
      await this.server.close();
    }
  }

  /** Address of one of the extension's own pages. */
  own(page: 'popup' | 'options'): string {
    return `chrome-extension://${this.browser.extensionId}/${page}.html`;
  }

  /** Address of a list in the simulated Ads Manager. `flags` are the replica's, such as `virtual:b`. */
  adsManager(list: List = 'campaign', flags = '', account: string = ACCOUNT): string {
    return `https://ads.tiktok.com/i18n/manage/${list}?aadvid=${account}${flags ? `&sim=${flags}` : ''}`;
  }

  async openOwn(page: 'popup' | 'options'): Promise<Page> {
    const tab = await this.browser.context.newPage();
    await tab.goto(this.own(page));
    return tab;
  }

  /** Connects as a person does: pastes the token, or TikTok's whole answer with one, into the options page. */
  async connect(pasted = JSON.stringify({ access_token: TOKEN, advertiser_ids: [ACCOUNT] })): Promise<Page> {
    const tab = await this.openOwn('options');
    await pasteToken(tab, pasted);
    await tab.getByRole('heading', { name: inEnglish('options_connection') }).waitFor();
    return tab;
  }

  /** Opens a list of Ads Manager in the browser's first tab. */
  async openAdsManager(list: List = 'campaign', flags = '', more = ''): Promise<AdsManagerTab> {
    const page = await firstPage(this.browser.context);
    await page.goto(this.adsManager(list, flags) + more);
    return AdsManagerTab.in(page);
  }

  /** The first account's campaigns with this name, in the order they were made. */
  campaigns(name: string): WorldCampaign[] {
    return this.simulator.world.campaignsOf(ACCOUNT).filter((campaign) => campaign.name === name);
  }

  /** The campaign of this name, moved to the top of Ads Manager's list, which shows the newest first. */
  onTop(name: string): WorldCampaign {
    const [campaign] = this.campaigns(name);
    if (campaign === undefined) throw new Error(`No campaign ${name}`);
    this.madeLast += 1000;
    campaign.createTime = this.madeLast;
    return campaign;
  }

  private madeLast = Date.now();

  /** Every request so far that asked TikTok to change something. */
  writes(): JournalEntry[] {
    return this.simulator.journal
      .entries()
      .filter(({ who, method, path }) => who !== 'page' && method === 'POST' && path.includes('/open_api/'));
  }

  /** The writes that name one entity. */
  writesTo(id: string): JournalEntry[] {
    return this.writes().filter(({ body }) => body.includes(id));
  }

  /** The extension's worker, started if the browser had stopped it. */
  async worker(): Promise<Worker> {
    const { context } = this.browser;
    return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  }

  /** What the toolbar button's badge says. */
  async badge(): Promise<string> {
    const worker = await this.worker();
    return worker.evaluate('chrome.action.getBadgeText({})');
  }

  /** Rows of one of the extension's tables, as they are in the browser's store. */
  async stored<T>(table: string): Promise<T[]> {
    const worker = await this.worker();
    return worker.evaluate(readTable, table) as Promise<T[]>;
  }

  /** Waits until the simulator got this many writes for an entity. */
  async untilWrites(id: string, count: number): Promise<void> {
    await until(() => this.writesTo(id).length >= count, `${count} write(s) for ${id}`);
  }
}

/** Pastes into the options page and sends it off. */
export async function pasteToken(options: Page, pasted: string): Promise<void> {
  await options.locator('#token').fill(pasted);
  await options.getByRole('button', { name: inEnglish('connect_check') }).click();
}

/** Runs inside the worker. */
function readTable(table: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('standstill');
    opening.onerror = () => reject(opening.error ?? new Error('cannot open'));
    opening.onsuccess = () => {
      const db = opening.result;
      const asking = db.transaction(table).objectStore(table).getAll();
      asking.onerror = () => reject(asking.error ?? new Error('cannot read'));
      asking.onsuccess = () => {
        db.close();
        resolve(asking.result);
      };
    };
  });
}
