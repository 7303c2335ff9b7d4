import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { runningClock } from '../simulator/clock';
import type { SimulatorContext } from '../simulator/context';
import { Faults } from '../simulator/faults';
import { distortionFor } from '../simulator/faults/distortion';
import { Journal } from '../simulator/journal';
import { registerPage } from '../simulator/page';
import { formatFlags, type PageFlags } from '../simulator/page/flags';
import { defaultSettings } from '../simulator/settings';
import { Tokens } from '../simulator/tokens';
import { ReadView } from '../simulator/world/read-view';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';

/** The seeded account that the replica's tests look at; it has campaigns of every kind. */
export const ACCOUNT = SEED_ADVERTISERS.newYork;

/** Only the page of the simulator, over plain HTTP on a free local port, and a browser to look at it. */
export class Replica {
  private constructor(
    readonly context: SimulatorContext,
    readonly origin: string,
    private readonly stopServer: () => Promise<void>,
    private readonly browser: Browser,
  ) {}

  static async start(campaigns?: number): Promise<Replica> {
    const context = pageContext(campaigns);
    const app = new Hono();
    registerPage(app, context);
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return new Replica(context, `http://127.0.0.1:${port}`, stop, browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stopServer();
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

function pageContext(campaigns: number | undefined): SimulatorContext {
  const clock = runningClock();
  const world = seedWorld(clock, campaigns === undefined ? {} : { campaigns });
  const faults = new Faults(clock, () => world);
  const settings = defaultSettings();
  return {
    world,
    settings,
    clock,
    faults,
    journal: new Journal(),
    tokens: new Tokens(),
    readView: (scope) => new ReadView(world, distortionFor(faults, settings, clock, world, scope)),
    scopeOf: (endpoint) => ({ endpoint, campaignIds: new Set(), adGroupIds: new Set() }),
  };
}
