import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { OwnPage } from '../support/account-rig';
import { findFirefox } from '../support/find-firefox.mjs';
import { until } from '../support/until';
import { FirefoxTab, type Bidi } from './tab';

/** The identifier Firefox would draw by chance, fixed so that the test knows the address of our pages. */
const OWN_UUID = '6c7a1b9e-52d3-4b59-9d4e-0c8f7f5f1a11';
export const ADD_ON_ID = 'standstill@standstill.app';

type Preferences = Record<string, string | number | boolean>;

/** A Firefox with the production build, for which TikTok's host names lead through a tunnel. */
export class Firefox {
  private saved: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly bidi: Bidi,
    private readonly downloads: string,
  ) {}

  static async start(extension: string, tunnelPort: number, preferences: Preferences = {}): Promise<Firefox> {
    const executablePath = findFirefox();
    if (executablePath === null) throw new Error('No Firefox: install one or set FIREFOX_PATH.');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      // Without it, WebDriver may go neither to the pages of an extension nor to the browser's own.
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
        // A person reads a question first; its buttons are dead for that long.
        'security.notification_enable_delay': 0,
        ...preferences,
      },
    });
    const { connection: bidi } = browser as unknown as { connection: Bidi };
    const downloads = await mkdtemp(join(tmpdir(), 'standstill-firefox-'));
    await bidi.send('browser.setDownloadBehavior', {
      downloadBehavior: { type: 'allowed', destinationFolder: downloads },
    });
    await browser.installExtension(extension);
    return new Firefox(browser, bidi, downloads);
  }

  own(page: OwnPage): string {
    return `${this.inside}/${page}.html`;
  }

  /** The extension's own origin. */
  readonly inside = `moz-extension://${OWN_UUID}`;

  /** Opens an address in a new tab. */
  async open(url: string): Promise<FirefoxTab> {
    const { result } = await this.bidi.send('browsingContext.create', { type: 'tab' });
    const tab = new FirefoxTab(this.bidi, String(result.context));
    await tab.goto(url);
    return tab;
  }

  /** Waits for a tab, in whatever window, that something else opened at an address that begins so. */
  async tabAt(url: string): Promise<FirefoxTab> {
    return until(async () => {
      const found = (await this.tabs()).find((one) => one.url.startsWith(url));
      return found && new FirefoxTab(this.bidi, found.context);
    }, `a tab at ${url}`);
  }

  /** Every tab of every window. */
  async tabs(): Promise<{ context: string; url: string }[]> {
    const { result } = await this.bidi.send('browsingContext.getTree', { maxDepth: 0 });
    return result.contexts as { context: string; url: string }[];
  }

  /**
   * Runs an expression in the browser's own first window, in which are its questions, its bars and its add-ons; what it
   * gives, or promises, must be JSON.
   */
  async chrome<T>(expression: string): Promise<T> {
    const { result } = await this.bidi.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
      maxDepth: 0,
    });
    const [window] = result.contexts as { context: string }[];
    return new FirefoxTab(this.bidi, window?.context ?? '').evaluate<T>(expression);
  }

  /** Ends everything of the extension and starts it again, as an update does. */
  async restartExtension(): Promise<void> {
    await this.chrome(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addOn = await AddonManager.getAddonByID('${ADD_ON_ID}');
      await addOn.disable();
      await addOn.enable();
    })()`);
  }

  /** Does what saves a file, and gives the file once it is whole. */
  async saving(act: () => Promise<void>): Promise<{ name: string; path: string; text: string }> {
    await act();
    const name = await until(async () => {
      const files = await readdir(this.downloads);
      // While Firefox writes, there is a second file beside an empty one.
      if (files.some((file) => file.endsWith('.part'))) return null;
      return files.find((file) => !this.saved.includes(file));
    }, 'a saved file');
    this.saved.push(name);
    const path = join(this.downloads, name);
    return { name, path, text: await readFile(path, 'utf8') };
  }

  async close(): Promise<void> {
    try {
      await this.browser.close();
    } finally {
      await rm(this.downloads, { recursive: true, force: true });
    }
  }
}
