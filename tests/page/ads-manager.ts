import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import english from '../../public/_locales/en/messages.json';
import type { PushOf } from '@/utils/wire/commands';
import { formatFlags, type PageFlags } from '../simulator/page/flags';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import { FakeWorker } from './fake-worker';
import { inPageScript } from './in-page-script';

export const ACCOUNT = SEED_ADVERTISERS.newYork;
const WORLD = 'standstill';

/** What the content script finds in its world: the parts of `browser` that it uses, bound to this process. */
const BROWSER = `
  globalThis.browser = (() => {
    const english = ${JSON.stringify(english)};
    const waiting = new Map();
    const listeners = new Set();
    let count = 0;
    const runtime = {
      id: 'standstill-test',
      sendMessage: (message) => new Promise((resolve) => {
        waiting.set(++count, resolve);
        toWorker(JSON.stringify({ id: count, message }));
      }),
      onMessage: { addListener: (one) => listeners.add(one), removeListener: (one) => listeners.delete(one) },
    };
    globalThis.fromWorker = (id, answer) => { waiting.get(id)?.(answer); waiting.delete(id); };
    globalThis.pushFromWorker = (message) => listeners.forEach((one) => one(message, { id: runtime.id }));
    globalThis.listenerCount = () => listeners.size;
    return {
      runtime,
      i18n: {
        getUILanguage: () => 'en-US',
        getMessage: (key, values) => (english[key]?.message ?? '').replace(/\\$(\\d)/g, (_, n) => [values].flat()[n - 1] ?? ''),
      },
    };
  })();`;

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
    if (!options.without) await visit.install();
    await page.goto(address(flags, options.path, options.aadvid));
    return visit;
  }
}

export interface OpenOptions {
  without?: boolean;
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

interface AxNode {
  nodeId: string;
  ignored: boolean;
  backendDOMNodeId?: number;
  role?: { value: string };
  name?: { value: string };
}

export interface Control {
  name: string;
  role: string;
  backendNodeId: number;
}

/** One tab with Standstill in an isolated world of its own, as the browser runs content scripts. */
export class Visit {
  private worldId: number | null = null;

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly cdp: CDPSession,
    readonly worker: FakeWorker,
  ) {}

  async install(): Promise<void> {
    const { cdp } = this;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.worldId = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => {
      const { id, message } = JSON.parse(payload) as { id: number; message: unknown };
      const answer = JSON.stringify(this.worker.answer(message)) ?? 'undefined';
      void this.inWorld(`fromWorker(${id}, ${answer})`).catch(() => undefined);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('DOM.enable');
    await cdp.send('Runtime.addBinding', { name: 'toWorker', executionContextName: WORLD });
    const script = await inPageScript();
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: `${BROWSER}\ndocument.addEventListener('DOMContentLoaded', () => { ${script} });`,
    });
  }

  /** Runs an expression in Standstill's world. */
  async inWorld(expression: string): Promise<unknown> {
    if (this.worldId === null) throw new Error('Standstill is not in this page');
    const { result } = await this.cdp.send('Runtime.evaluate', {
      expression,
      contextId: this.worldId,
      returnByValue: true,
    });
    return result.value;
  }

  async push(value: PushOf<'rows'>): Promise<void> {
    const message = { standstillPush: 1, push: 'rows', value };
    await this.inWorld(`pushFromWorker(${JSON.stringify(message)})`);
  }

  /** Our controls as a screen reader meets them, also inside closed roots; page's own are told by `mine`. */
  async controls(role = 'button'): Promise<Control[]> {
    const { nodes } = (await this.cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    return nodes.flatMap((node) =>
      node.ignored || node.role?.value !== role || node.backendDOMNodeId === undefined
        ? []
        : [{ name: node.name?.value ?? '', role, backendNodeId: node.backendDOMNodeId }],
    );
  }

  async control(name: string | RegExp, role = 'button'): Promise<Control | undefined> {
    const all = await this.controls(role);
    return all.find((one) => (typeof name === 'string' ? one.name === name : name.test(one.name)));
  }

  /** Waits until a control with this name is there. */
  async until(name: string | RegExp, role = 'button'): Promise<Control> {
    return waitFor(() => this.control(name, role), `a ${role} named ${String(name)}`);
  }

  async untilGone(name: string | RegExp, role = 'button'): Promise<void> {
    await waitFor(async () => !(await this.control(name, role)), `no ${role} named ${String(name)}`);
  }

  async box(control: Control): Promise<{ x: number; y: number; width: number; height: number }> {
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId: control.backendNodeId });
    const [x = 0, y = 0, right = 0, , , bottom = 0] = model.border;
    return { x, y, width: right - x, height: bottom - y };
  }

  /** A real mouse click at the middle of a control; rows may be recycled while it is looked for. */
  async click(name: string | RegExp, role = 'button'): Promise<void> {
    const { x, y } = await waitFor(() => this.middleOf(name, role), `a ${role} to click: ${String(name)}`);
    await this.page.mouse.click(x, y);
  }

  private async middleOf(name: string | RegExp, role: string): Promise<{ x: number; y: number } | null> {
    const control = await this.control(name, role);
    if (!control) return null;
    try {
      await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: control.backendNodeId });
      const { x, y, width, height } = await this.box(control);
      return { x: x + width / 2, y: y + height / 2 };
    } catch {
      return null;
    }
  }

  /** What stands in the list beside each row id, read through the closed roots. */
  async strips(): Promise<Map<string, string[]>> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const strips = new Map<string, string[]>();
    for (const node of walk(root)) {
      if (!node.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed')) continue;
      const id = /^cell-(\d+)_/.exec(attribute(node, 'slot') ?? '')?.[1];
      if (id === undefined) continue;
      const labels = [...walk(node)].flatMap((inner) => attribute(inner, 'aria-label') ?? []);
      strips.set(id, [...(strips.get(id) ?? []), ...labels]);
    }
    return strips;
  }

  /** The rows inside the visible part of the list: the id the page means, and the name it shows. */
  async visibleRows(): Promise<{ id: string; name: string }[]> {
    return this.page.evaluate(() => {
      const shadow = document.querySelector('.KsTable')?.shadowRoot;
      const area = shadow?.querySelector('.table__wrapper')?.getBoundingClientRect();
      return [...(shadow?.querySelectorAll('tbody tr[data-index]') ?? [])].flatMap((row) => {
        const box = row.getBoundingClientRect();
        if (!area || box.bottom < area.top + 60 || box.top > area.bottom - 60) return [];
        const slot = [...row.querySelectorAll('slot')].find(({ name }) => name.endsWith('_name'));
        // The page may keep hidden copies of a cell; the one it works with knows its row.
        const links = slot?.assignedElements().map((cell) => cell.querySelector('[class~="KsLink"]')) ?? [];
        const propsOf = (link: Element | null) =>
          Object.entries(link ?? {}).find(([key]) => key.startsWith('__reactProps$'))?.[1];
        const link = links.find((one) => propsOf(one) !== undefined);
        const props = propsOf(link ?? null) as
          { children?: { props: { row: { original: Record<string, string> } } } } | undefined;
        const original = props?.children?.props.row.original;
        const id = Object.values(original ?? {})[0];
        return id && link ? [{ id, name: link.textContent ?? '' }] : [];
      });
    });
  }

  /** Waits until every visible row has exactly its own buttons. */
  async untilEveryRowIsServed(): Promise<{ id: string; name: string }[]> {
    let wrong = '';
    return waitFor(
      async () => {
        const rows = await this.visibleRows();
        const strips = await this.strips();
        wrong = rows
          .filter(({ id, name }) => !isServed(name, strips.get(id)))
          .map(({ id, name }) => `${id} ${name}: ${strips.get(id)?.join(', ') ?? 'nothing'}`)
          .join('; ');
        return rows.length > 0 && wrong === '' ? rows : null;
      },
      () => `buttons beside every row; wrong: ${wrong}`,
    );
  }

  /** Ends the content script as an update of the extension does. */
  async abort(): Promise<void> {
    await this.inWorld('standstillContext.abort("test")');
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

interface DomNode {
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  shadowRootType?: string;
}

function* walk(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* walk(child);
}

function attribute(node: DomNode, name: string): string | undefined {
  const { attributes = [] } = node;
  const at = attributes.findIndex((text, index) => index % 2 === 0 && text === name);
  return at < 0 ? undefined : attributes[at + 1];
}

/** Buttons that each name this row, every one once; or a chip that says why there are none. */
function isServed(name: string, labels: string[] | undefined): boolean {
  const tidy = name.replace(/\s+/g, ' ').trim();
  return (
    labels !== undefined &&
    labels.some((label) => /^(?:Pause|End|Resume|Stop) |Not from here/.test(label)) &&
    new Set(labels).size === labels.length &&
    labels.every((label) => label.includes(tidy))
  );
}

/** Asks again until there is an answer. Gives up loudly; says nothing about how long things may take. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  what: string | (() => string),
  patience = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
