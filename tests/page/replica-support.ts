import { chromium, type Browser, type Page } from 'playwright-core';
import type {} from '../simulator/page/client/counters';
import { formatFlags, type PageFlags } from '../simulator/page/flags';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';

/** The seeded account that the replica's tests look at; it has campaigns of every kind. */
export const ACCOUNT = SEED_ADVERTISERS.newYork;

/** The simulator over plain HTTP on a free local port, and a browser to look at its page. */
export class Replica {
  private constructor(
    readonly simulator: Simulator,
    private readonly server: RunningServer,
    private readonly browser: Browser,
  ) {}

  static async start(campaigns?: number): Promise<Replica> {
    const simulator = createSimulator({
      world: (clock) => seedWorld(clock, campaigns === undefined ? {} : { campaigns }),
    });
    const server = await startServer(simulator);
    const browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    return new Replica(simulator, server, browser);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.server.httpPort}`;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** The address of a list in a variant. `aadvid` may be another account. */
  url(flags: Partial<PageFlags> = {}, path = '/i18n/manage/campaign', aadvid: string = ACCOUNT): string {
    return `${this.origin}${path}?aadvid=${aadvid}&sim=${formatFlags(flags)}`;
  }

  /** A fresh, signed-out visitor's page. */
  async page(): Promise<Page> {
    const visitor = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    return visitor.newPage();
  }

  /** Opens a list in a variant and waits until its first rows are shown. */
  async open(flags: Partial<PageFlags> = {}, path?: string): Promise<Page> {
    const page = await this.page();
    await page.goto(this.url({ mount: 0, ...flags }, path));
    await shown(page);
    return page;
  }
}

/** Waits until a list has been received and drawn `times` times since the page was loaded. */
export async function shown(page: Page, times = 1): Promise<void> {
  await page.waitForFunction((wanted) => window.__replica.lists >= wanted, times);
}
