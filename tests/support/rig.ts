import type { Locator, Page, Worker } from 'playwright-core';
import type { SimClock } from '../simulator/clock';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { seedWorld } from '../simulator/world/seed';
import { AccountRig, TOKEN_ANSWER, type List, type OwnPage } from './account-rig';
import { AdsManagerTab, TAKEN } from './ads-manager-tab';
import { firstPage, launchBrowser, type BrowserOptions, type LaunchedBrowser } from './chromium';
import { inEnglish } from './english';
import { readTable, writeTable } from './stored-tables';
import { until } from './until';

export { ACCOUNT, TOKEN } from './account-rig';

export const CHROME_BUILD = '.output/chrome-mv3';
/** The same with a clock that can be moved. */
export const DEMO_BUILD = '.output/chrome-mv3-demo';

export interface RigOptions extends BrowserOptions {
  /** How many campaigns the first account has (120 without it). */
  campaigns?: number;
  /** The simulator's clock; the computer's without it. */
  clock?: SimClock;
}

/**
 * The whole thing on one machine: the simulator under TikTok's host names, a Chromium with the production
 * build (or the one that is asked for), and ways to do what a person does.
 */
export class Rig extends AccountRig {
  private constructor(
    simulator: Simulator,
    private readonly server: RunningServer,
    readonly browser: LaunchedBrowser,
  ) {
    super(simulator);
  }

  static async start(options: RigOptions = {}): Promise<Rig> {
    const { campaigns, clock: simulatorClock, ...browserOptions } = options;
    const simulator = createSimulator({
      ...(simulatorClock === undefined ? {} : { clock: simulatorClock }),
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
  own(page: OwnPage): string {
    return `chrome-extension://${this.browser.extensionId}/${page}.html`;
  }

  async openOwn(page: OwnPage): Promise<Page> {
    const tab = await this.browser.context.newPage();
    await tab.goto(this.own(page));
    return tab;
  }

  /** Connects as a person does: pastes the token, or TikTok's whole answer with one, into the options page. */
  async connect(pasted = TOKEN_ANSWER): Promise<Page> {
    const tab = await this.openOwn('options');
    await pasteToken(tab, pasted);
    await tab.getByRole('heading', { name: inEnglish('options_connection'), exact: true }).waitFor();
    return tab;
  }

  /** Opens a list of Ads Manager in a tab of its own. */
  async newAdsManager(list: List = 'campaign', flags = '', more = ''): Promise<AdsManagerTab> {
    const page = await this.browser.context.newPage();
    await page.goto(this.adsManager(list, flags) + more);
    return AdsManagerTab.in(page);
  }

  /** Opens a list of Ads Manager in the browser's first tab. */
  async openAdsManager(list: List = 'campaign', flags = '', more = ''): Promise<AdsManagerTab> {
    const page = await firstPage(this.browser.context);
    await page.goto(this.adsManager(list, flags) + more);
    return AdsManagerTab.in(page);
  }

  /** The extension's worker, started if the browser had stopped it. */
  async worker(): Promise<Worker> {
    const { context } = this.browser;
    return context.serviceWorkers().at(-1) ?? context.waitForEvent('serviceworker');
  }

  /** Stops the worker as the browser does when it needs the memory; resolves once it is gone. */
  async killWorker(): Promise<void> {
    const cdp = await this.browser.context.newCDPSession(await this.insider());
    let status = '';
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      status = versions.at(-1)?.runningStatus ?? status;
    });
    await cdp.send('ServiceWorker.enable');
    await until(() => status === 'running', 'the worker to run');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await until(() => status === 'stopped', 'the worker to be stopped');
    await cdp.detach();
  }

  /** A tab of the extension's origin that runs none of its code, so that looking inside wakes nothing. */
  async insider(): Promise<Page> {
    // In the demo a person may have closed it.
    if (this.inside === null || this.inside.isClosed()) {
      this.inside = await this.browser.context.newPage();
      await this.inside.goto(`chrome-extension://${this.browser.extensionId}/manifest.json`);
    }
    return this.inside;
  }

  private inside: Page | null = null;

  /** What the toolbar button's badge says. */
  async badge(): Promise<string> {
    const worker = await this.worker();
    return worker.evaluate('chrome.action.getBadgeText({})');
  }

  /** Rows of one of the extension's tables, as they are in the browser's store. */
  async stored<T>(table: string): Promise<T[]> {
    return (await this.insider()).evaluate(readTable, table) as Promise<T[]>;
  }

  /** Puts rows into one of the extension's tables, as its worker would have; open pages do not hear of it. */
  async store(table: string, ...rows: object[]): Promise<void> {
    await (await this.insider()).evaluate(writeTable, { table, rows });
  }
}

/** Narrows a list of ad groups or ads to those of one campaign, in the page's own address format. */
export function below(campaignId: string): string {
  return `&filters[0][field]=campaign_ids&filters[0][in_field_values][0]=${campaignId}`;
}

/** The card of the order for the promotion of this name, in the popup page. */
export function card(popup: Page, name: string): Locator {
  return popup.getByRole('article', { name, exact: true });
}

/** The same card's verdict, once it is this one. */
export function verdict(popup: Page, name: string, word: string): Locator {
  return card(popup, name).locator('.card-head').getByText(word, { exact: true });
}

/** The same card's verdict, once TikTok took the stop. */
export function taken(popup: Page, name: string): Locator {
  return card(popup, name)
    .locator('.card-head')
    .getByText(new RegExp(`^(${TAKEN.join('|')})$`));
}

/** Pastes into the options page and sends it off. */
export async function pasteToken(options: Page, pasted: string): Promise<void> {
  await options.bringToFront();
  await options.locator('#token').fill(pasted);
  await options.getByRole('button', { name: inEnglish('connect_check') }).click();
}
