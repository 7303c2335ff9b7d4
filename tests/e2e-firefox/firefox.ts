import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../support/find-firefox.mjs';
import { until } from '../support/until';

/** The identifier Firefox would draw by chance, fixed so that the test knows the address of our pages. */
const OWN_UUID = '6c7a1b9e-52d3-4b59-9d4e-0c8f7f5f1a11';
const ADD_ON_ID = 'standstill@standstill.app';

interface RemoteValue {
  type: string;
  sharedId?: string;
  value?: unknown;
}

interface RemoteNode extends RemoteValue {
  value?: {
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: RemoteNode[];
    shadowRoot?: RemoteNode | null;
  };
}

/** The part of WebDriver BiDi that Puppeteer has no method for. */
interface Bidi {
  send(method: string, params: Record<string, unknown>): Promise<{ result: Record<string, unknown> }>;
}

/** One tab, driven by WebDriver BiDi: unlike a script in the page, it sees inside closed shadow roots. */
export class FirefoxTab {
  constructor(
    private readonly bidi: Bidi,
    readonly context: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  /** All text a person could read, inside closed shadow roots too. */
  async text(): Promise<string> {
    return nodesOf(await this.document())
      .map((node) => node.value?.nodeValue ?? '')
      .join('\n');
  }

  async untilText(text: string, patience?: number): Promise<void> {
    await until(async () => (await this.text()).includes(text), `“${text}” in a tab`, patience);
  }

  /** Clicks an element with the mouse: found by its own words or label, or by its id. */
  async click(localName: string, name: string): Promise<void> {
    await this.mouse(await this.atRest(localName, name), true);
  }

  /** Moves the mouse over an element. */
  async hover(localName: string, name: string): Promise<void> {
    await this.mouse(await this.atRest(localName, name), false);
  }

  /** Types with the keyboard into whatever has the focus. */
  async type(text: string): Promise<void> {
    const keys = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.act([{ type: 'key', id: 'keyboard', actions: keys }]);
  }

  /** An element that is there, is seen and has stopped moving, as a person would wait for. */
  private async atRest(localName: string, name: string): Promise<string> {
    let before = '';
    return until(async () => {
      const found = await this.find(localName, name);
      const place = found === null ? '' : await this.placeOf(found);
      const rests = place !== '' && place === before;
      before = place;
      return rests ? found : null;
    }, `<${localName}> “${name}”`);
  }

  private async placeOf(sharedId: string): Promise<string> {
    const { result } = await this.bidi.send('script.callFunction', {
      functionDeclaration:
        "(one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? JSON.stringify(one.getBoundingClientRect()) : ''",
      arguments: [{ sharedId }],
      target: { context: this.context },
      awaitPromise: false,
    });
    return String((result.result as RemoteValue).value);
  }

  private async find(localName: string, name: string): Promise<string | null> {
    const found = nodesOf(await this.document()).find(
      (node) =>
        node.value?.localName === localName &&
        [node.value.attributes?.['aria-label'], node.value.attributes?.id, wordsOf(node)].includes(name),
    );
    return found?.sharedId ?? null;
  }

  private async document(): Promise<RemoteNode> {
    const { result } = await this.bidi.send('script.callFunction', {
      functionDeclaration: '() => document.documentElement',
      target: { context: this.context },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 60, includeShadowTree: 'all' },
    });
    return result.result as RemoteNode;
  }

  private mouse(sharedId: string, press: boolean): Promise<void> {
    const origin = { type: 'element', element: { sharedId } };
    const buttons = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const move = { type: 'pointerMove', x: 0, y: 0, origin };
    return this.act([{ type: 'pointer', id: 'mouse', actions: press ? [move, ...buttons] : [move] }]);
  }

  private async act(actions: unknown[]): Promise<void> {
    await this.bidi.send('input.performActions', { context: this.context, actions });
  }
}

/** A Firefox with the production build, for which TikTok's host names lead through a tunnel. */
export class Firefox {
  private constructor(
    private readonly browser: Browser,
    private readonly bidi: Bidi,
  ) {}

  static async start(extension: string, tunnelPort: number): Promise<Firefox> {
    const executablePath = findFirefox();
    if (executablePath === null) throw new Error('No Firefox: install one or set FIREFOX_PATH.');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      // Without it, WebDriver may not go to the pages of an extension.
      args: ['--remote-allow-system-access'],
      acceptInsecureCerts: true,
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': tunnelPort,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': tunnelPort,
        'intl.locale.requested': 'en-US',
        'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON_ID]: OWN_UUID }),
      },
    });
    await browser.installExtension(extension);
    return new Firefox(browser, (browser as unknown as { connection: Bidi }).connection);
  }

  own(page: 'popup' | 'options'): string {
    return `moz-extension://${OWN_UUID}/${page}.html`;
  }

  /** Opens an address in a new tab. */
  async open(url: string): Promise<FirefoxTab> {
    const { result } = await this.bidi.send('browsingContext.create', { type: 'tab' });
    const tab = new FirefoxTab(this.bidi, String(result.context));
    await tab.goto(url);
    return tab;
  }

  /** Waits for a tab that something else opened. */
  async tabAt(url: string): Promise<FirefoxTab> {
    return until(async () => {
      const { result } = await this.bidi.send('browsingContext.getTree', {});
      const contexts = result.contexts as { context: string; url: string }[];
      const found = contexts.find((one) => one.url === url);
      return found && new FirefoxTab(this.bidi, found.context);
    }, `a tab at ${url}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

function nodesOf(node: RemoteNode): RemoteNode[] {
  const below = [...(node.value?.children ?? []), ...(node.value?.shadowRoot ? [node.value.shadowRoot] : [])];
  return [node, ...below.flatMap(nodesOf)];
}

function wordsOf(node: RemoteNode): string {
  return nodesOf(node)
    .map((one) => one.value?.nodeValue ?? '')
    .join('')
    .trim();
}
