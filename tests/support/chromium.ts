import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

/** No background traffic, no first-run pages; root cannot use Chromium's sandbox. */
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
  '--disable-gpu',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export interface BrowserOptions {
  /** A built extension to load. */
  extension?: string;
  /** HTTPS port of the simulator; TikTok's host names then lead to it. */
  simulatorPort?: number;
  headless?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  viewport?: { width: number; height: number };
  /** The page that opens after an install stays open; most stories begin after it was closed. */
  keepWelcome?: boolean;
  /** The caller closes the browser on Ctrl+C itself; otherwise Playwright does, and ends the process. */
  ownSignals?: boolean;
}

export interface LaunchedBrowser {
  context: BrowserContext;
  /** Host of the extension's own pages; empty without an extension. */
  extensionId: string;
  close(): Promise<void>;
}

/** Starts a Chromium with a fresh profile. The caller closes it. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<LaunchedBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium: run `node tests/support/setup.mjs --browser`.');
  const profile = await freshProfile();
  const extension = options.extension && resolve(options.extension);
  const port = options.simulatorPort;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    ignoreDefaultArgs: ['--disable-extensions'],
    ignoreHTTPSErrors: true,
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    ...(options.locale ? { locale: options.locale } : {}),
    ...(options.ownSignals ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
    args: [
      ...QUIET,
      ...(options.locale ? [`--lang=${options.locale}`] : []),
      ...(extension ? [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`] : []),
      ...(port
        ? [
            `--host-resolver-rules=MAP ads.tiktok.com:443 127.0.0.1:${port}, MAP business-api.tiktok.com:443 127.0.0.1:${port}`,
            '--ignore-certificate-errors',
          ]
        : []),
    ],
  });
  const extensionId = extension ? await extensionIdOf(context) : '';
  if (extension && options.keepWelcome !== true && existsSync(join(extension, 'welcome.html'))) {
    const welcome = await welcomeOf(context);
    // Ended while it loads, it leaves a process in which the browser finds no sentences of ours.
    await welcome.waitForLoadState();
    await welcome.close();
  }
  return {
    context,
    extensionId,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** With developer mode on: without it an unpacked extension that loads itself anew stays off. */
async function freshProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'standstill-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return profile;
}

async function extensionIdOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/** The page that greets after an install, as soon as it is open. */
export async function welcomeOf(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  return context.pages().find(isWelcome) ?? context.waitForEvent('page', { predicate: isWelcome });
}

/** The page that is open anyway, or a new one. */
export async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}
