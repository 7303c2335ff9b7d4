import type { Page } from 'playwright-core';
import type {} from '../simulator/page/client/counters';
import { formatFlags, type PageFlags } from '../simulator/page/flags';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import { launchBrowser, type LaunchedBrowser } from '../support/chromium';

/** The seeded account that the replica's tests look at; it has campaigns of every kind. */
export const ACCOUNT = SEED_ADVERTISERS.newYork;

/** For `expect.poll` on a busy machine. */
export const PATIENT = { timeout: 20_000 };

/** The simulator, and a browser that meets it under TikTok's host names. */
export class Replica {
  private constructor(
    readonly simulator: Simulator,
    private readonly server: RunningServer,
    private readonly browser: LaunchedBrowser,
  ) {}

  static async start(campaigns?: number): Promise<Replica> {
    const simulator = createSimulator({
      world: (clock) => seedWorld(clock, campaigns === undefined ? {} : { campaigns }),
    });
    const server = await startServer(simulator);
    const browser = await launchBrowser({
      simulatorPort: server.httpsPort,
      viewport: { width: 1280, height: 800 },
    });
    return new Replica(simulator, server, browser);
  }

  readonly origin = 'https://ads.tiktok.com';

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** The address of a list in a variant. `aadvid` may be another account. */
  url(flags: Partial<PageFlags> = {}, path = '/i18n/manage/campaign', aadvid: string = ACCOUNT): string {
    return `${this.origin}${path}?aadvid=${aadvid}&sim=${formatFlags(flags)}`;
  }

  page(): Promise<Page> {
    return this.browser.context.newPage();
  }

  /** Ends a visit: pages closed, signed out, the world as new. */
  async clear(): Promise<void> {
    const { context } = this.browser;
    // The window itself stays open with its first page.
    for (const page of context.pages().slice(1)) await page.close();
    await context.clearCookies();
    this.simulator.reset();
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

/** The ids in the slot names of the name cells, in document order. */
export const slotIds = (on: Page, field = 'campaign_name') =>
  on.$$eval(
    `.KsTable > [slot^="cell-"][slot$="_${field}"]`,
    (cells) => cells.map((cell) => cell.slot.slice(5, cell.slot.indexOf('_'))),
    undefined,
  );

/** The names in the rows of the shadow table, from top to bottom: all of them, or those that can be seen. */
export const rowNames = (on: Page, which: 'all' | 'visible' = 'all') =>
  on.evaluate((wanted) => {
    const root = document.querySelector('.KsTable')?.shadowRoot;
    const area = root?.querySelector('.table__wrapper')?.getBoundingClientRect();
    const rows = [...(root?.querySelectorAll('tbody tr[data-index]') ?? [])].filter((row) => {
      const box = row.getBoundingClientRect();
      const seen = area && box.bottom > area.top + 44 && box.top < area.bottom - 48;
      return wanted === 'all' || seen;
    });
    return rows.map((row) => {
      const slots = [...row.querySelectorAll('slot')];
      const slot = slots.find((one) => /_(campaign|ad|creative)_name$/.test(one.name));
      return slot?.assignedElements()[0]?.querySelector('[class~="KsLink"]')?.textContent ?? null;
    });
  }, which);

/** Scrolls the table natively so that a row comes to the top. */
export const scrollTo = (on: Page, row: number) =>
  on.evaluate((top) => {
    const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
    if (wrapper) wrapper.scrollTop = top;
  }, row * 56);

/** The index of the first row that the shadow table holds. */
export const firstIndex = (on: Page) =>
  on.evaluate(() =>
    Number(
      document.querySelector('.KsTable')?.shadowRoot?.querySelector<HTMLElement>('tr[data-index]')?.dataset[
        'index'
      ],
    ),
  );

export const untilScrolled = (on: Page, beyond: number) =>
  on.waitForFunction(
    (row) =>
      Number(
        document.querySelector('.KsTable')?.shadowRoot?.querySelector<HTMLElement>('tr[data-index]')?.dataset[
          'index'
        ],
      ) >= row,
    beyond,
  );

/** The page’s own switch of a row, of either widget. */
export const pageSwitch = (id: string, field = 'campaign_opt_status') =>
  `.KsTable > [slot="cell-${id}_${field}"] [role="switch"]`;
