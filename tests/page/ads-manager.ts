import { chromium, type Browser } from 'playwright-core';
import { formatFlags, type PageFlags } from '../simulator/page/flags';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import { FakeWorker } from './fake-worker';
import { Visit } from './visit';

export const ACCOUNT = SEED_ADVERTISERS.newYork;
/** The replica under TikTok's own host name, and a browser to look at it. */
export class AdsManager {
  private constructor(
    readonly simulator: Simulator,
    private readonly server: RunningServer,
    private readonly browser: Browser,
  ) {}

  static async start(campaigns?: number): Promise<AdsManager> {
    const simulator = createSimulator({
      world: (clock) => seedWorld(clock, campaigns === undefined ? {} : { campaigns }),
    });
    const server = await startServer(simulator);
    const browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--ignore-certificate-errors',
        `--host-resolver-rules=MAP ads.tiktok.com:443 127.0.0.1:${server.httpsPort}`,
      ],
    });
    return new AdsManager(simulator, server, browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** Opens a list as a fresh visitor, with Standstill in it unless `without`. */
  async open(flags: Partial<PageFlags> = {}, options: OpenOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      ignoreHTTPSErrors: true,
      ...options.media,
    });
    const page = await context.newPage();
    const worker = new FakeWorker(() => this.simulator.world);
    const visit = new Visit(context, page, await context.newCDPSession(page), worker);
    options.before?.(worker);
    if (!options.without) await visit.install({ bridge: !options.withoutBridge });
    await page.goto(address(flags, options.path, options.aadvid));
    return visit;
  }
}

export interface OpenOptions {
  without?: boolean;
  /** Nothing of ours in the page's own world. */
  withoutBridge?: boolean;
  path?: string;
  aadvid?: string;
  viewport?: { width: number; height: number };
  media?: { colorScheme?: 'dark'; forcedColors?: 'active'; reducedMotion?: 'reduce' };
  before?: (worker: FakeWorker) => void;
}

export function address(
  flags: Partial<PageFlags> = {},
  path = '/i18n/manage/campaign',
  aadvid: string = ACCOUNT,
): string {
  return `https://ads.tiktok.com${path}?aadvid=${aadvid}&sim=${formatFlags({ mount: 0, ...flags })}`;
}
