import type { Page } from 'playwright-core';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import { firstPage, launchBrowser, type BrowserOptions, type LaunchedBrowser } from './chromium';

export const CHROME_BUILD = '.output/chrome-mv3';
export const TOKEN = 'sim-token-full';
export const ACCOUNT = SEED_ADVERTISERS.newYork;

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

  static async start(options: BrowserOptions & { campaigns?: number } = {}): Promise<Rig> {
    const { campaigns, ...browserOptions } = options;
    const simulator = createSimulator({
      world: (clock) => seedWorld(clock, campaigns === undefined ? {} : { campaigns }),
    });
    const server = await startServer(simulator);
    const browser = await launchBrowser({
      extension: CHROME_BUILD,
      simulatorPort: server.httpsPort,
      ...browserOptions,
    });
    return new Rig(simulator, server, browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** Address of one of the extension's own pages. */
  own(page: 'popup' | 'options'): string {
    return `chrome-extension://${this.browser.extensionId}/${page}.html`;
  }

  /** Address of a list in the simulated Ads Manager. `flags` are the replica's, such as `virtual:b`. */
  adsManager(list: 'campaign' | 'adgroup' | 'ad' = 'campaign', flags = '', account: string = ACCOUNT): string {
    return `https://ads.tiktok.com/i18n/manage/${list}?aadvid=${account}${flags ? `&sim=${flags}` : ''}`;
  }

  async openOwn(page: 'popup' | 'options'): Promise<Page> {
    const tab = await this.browser.context.newPage();
    await tab.goto(this.own(page));
    return tab;
  }

  /** Connects as a person does: pastes the token into the options page. */
  async connect(pasted = JSON.stringify({ access_token: TOKEN, advertiser_ids: [ACCOUNT] })): Promise<Page> {
    const tab = await this.openOwn('options');
    await tab.getByRole('textbox', { name: /access token/i }).or(tab.locator('input[type=password]')).first().fill(pasted);
    await tab.getByRole('button', { name: /connect/i }).first().click();
    await tab.getByText(/connected/i).first().waitFor();
    return tab;
  }

  /** Opens Ads Manager in the browser's first tab and waits until Standstill is there. */
  async openAdsManager(list: 'campaign' | 'adgroup' | 'ad' = 'campaign', flags = ''): Promise<Page> {
    const page = await firstPage(this.browser.context);
    await page.goto(this.adsManager(list, flags));
    return page;
  }
}
