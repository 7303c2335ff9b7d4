import { resolve } from 'node:path';
import { describe } from 'vitest';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { seedWorld } from '../simulator/world/seed';
import { AccountRig, TOKEN_ANSWER, type OwnPage } from '../support/account-rig';
import { inEnglish } from '../support/english';
import { findFirefox } from '../support/find-firefox.mjs';
import { until } from '../support/until';
import { readTable, writeTable } from '../support/stored-tables';
import { Firefox } from './firefox';
import type { FirefoxTab } from './tab';
import { Tunnel } from './tunnel';

export const FIREFOX_BUILD = '.output/firefox-mv2';

const found = findFirefox();
if (found === null)
  console.warn('No Firefox on this machine: its stories are skipped (FIREFOX_PATH names one).');

/** Stories for a machine with Firefox. */
export const inFirefox = describe.skipIf(found === null);

/** The simulator under TikTok's host names and a Firefox with the production build, as `Rig` is for Chromium. */
export class FirefoxRig extends AccountRig {
  private insider: FirefoxTab | null = null;

  private constructor(
    simulator: Simulator,
    private readonly server: RunningServer,
    private readonly tunnel: Tunnel,
    readonly firefox: Firefox,
  ) {
    super(simulator);
  }

  static async start(
    options: {
      campaigns?: number;
      extension?: string;
      preferences?: Parameters<typeof Firefox.start>[2];
    } = {},
  ): Promise<FirefoxRig> {
    const { campaigns = 20, extension = FIREFOX_BUILD, preferences } = options;
    const simulator = createSimulator({ world: (clock) => seedWorld(clock, { campaigns }) });
    const server = await startServer(simulator);
    const tunnel = await Tunnel.to(server.httpsPort);
    try {
      const firefox = await Firefox.start(resolve(extension), tunnel.port, preferences);
      return new FirefoxRig(simulator, server, tunnel, firefox);
    } catch (error) {
      await tunnel.close();
      await server.close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    try {
      await this.firefox.close();
    } finally {
      await this.tunnel.close();
      await this.server.close();
    }
  }

  openOwn(page: OwnPage): Promise<FirefoxTab> {
    return this.firefox.open(this.firefox.own(page));
  }

  /** Connects as a person does: pastes TikTok's answer with a token into the options page. */
  async connect(): Promise<FirefoxTab> {
    const options = await this.openOwn('options');
    await options.click('input', 'token');
    await options.type(TOKEN_ANSWER);
    await options.click('button', inEnglish('connect_check'));
    await options.untilText(inEnglish('connect_accounts'));
    return options;
  }

  /** One of our pages as soon as Firefox shows it: while the extension starts there is none. */
  async whenStarted(page: OwnPage = 'options'): Promise<FirefoxTab> {
    this.insider = null;
    return until(() => this.openOwn(page).catch(() => null), 'Standstill to have started');
  }

  /** Rows of one of the extension's tables, as they are in the browser's store. */
  async stored<T>(table: string): Promise<T[]> {
    return (await this.inside()).evaluate(`(${readTable})(${JSON.stringify(table)})`);
  }

  /** Puts rows into one of the extension's tables, as its worker would have; open pages do not hear of it. */
  async store(table: string, ...rows: object[]): Promise<void> {
    await (await this.inside()).evaluate(`(${writeTable})(${JSON.stringify({ table, rows })})`);
  }

  /** A tab of the extension's origin that runs none of its code. */
  private async inside(): Promise<FirefoxTab> {
    return (this.insider ??= await this.firefox.open(`${this.firefox.inside}/icon/16.png`));
  }
}

/** Waits until the card of a promotion says this, in one of the extension's own pages. */
export async function untilVerdict(page: FirefoxTab, name: string, word: string, patience = 60_000) {
  const said = `[...document.querySelectorAll('.card')]
    .filter((card) => card.querySelector('.card-name').textContent === ${JSON.stringify(name)})
    .map((card) => card.querySelector('.badge > :last-child').textContent)`;
  await until(
    async () => (await page.evaluate<string[]>(said)).includes(word),
    `“${word}” on the card of ${name}`,
    patience,
  );
}
