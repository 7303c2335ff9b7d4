import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { objections, WHOLE_PAGE } from '../support/axe';

interface SpokenIn {
  /** One that was chosen in the options; without it, the browser's own, which is English. */
  language?: string;
  /** It is written from right to left. */
  mirrored?: true;
}

/** One way in which a person may see a page. */
interface Look extends SpokenIn {
  name: string;
  colorScheme: 'light' | 'dark';
  forcedColors?: 'active';
  /** 200 % zoom: half as much room. */
  zoomed?: true;
  /** Only of pages that ask for it: long words, or none that a line could break after. */
  cramped?: true;
}

export const LOOKS: readonly Look[] = [
  { name: 'light', colorScheme: 'light' },
  { name: 'arabic', colorScheme: 'light', language: 'ar', mirrored: true },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'arabic-dark', colorScheme: 'dark', language: 'ar', mirrored: true },
  { name: 'forced', colorScheme: 'dark', forcedColors: 'active' },
  { name: 'zoomed', colorScheme: 'light', zoomed: true },
  { name: 'german', colorScheme: 'light', language: 'de', cramped: true },
  { name: 'thai', colorScheme: 'light', language: 'th', cramped: true },
];
const ENGLISH = 'en';

/** The pictures the README shows: which, in which look, and what they are called there. */
const README: readonly { of: string; look: string; as: string }[] = [
  { of: 'in-page-chips', look: 'light', as: 'verdicts' },
  { of: 'in-page-end', look: 'light', as: 'dialog' },
  { of: 'popup-flags', look: 'light', as: 'popup' },
  { of: 'popup-flags', look: 'dark', as: 'popup-dark' },
];
const README_FOLDER = '.github/pictures';
/** The largest window they show: small pictures load fast. CSS pixels. */
const README_AREA = { width: 1080, height: 640 };

export interface Taken {
  name: string;
  /** File names by the look they show. */
  files: Map<string, string>;
}

export interface TakeOptions {
  /** What axe-core looks at; the whole page without it. */
  within?: string;
  /** Done before axe-core looks, in each look. */
  prepare?: () => Promise<unknown>;
  /** Only these looks. */
  looks?: readonly string[];
  /** The languages that need the most room, too. */
  cramped?: boolean;
  /** The whole page, however long it is, instead of what is in view. */
  whole?: boolean;
}

/** Takes pictures of a page in every look, and lets axe-core look at each. */
export class Studio {
  readonly taken: Taken[] = [];
  /** What is wrong with what was seen, in words. */
  readonly problems: string[] = [];

  private constructor(
    readonly folder: string,
    private readonly forReadme: boolean,
  ) {}

  /** @param forReadme puts the README's pictures where the README looks for them, too */
  static async open(folder: string, forReadme: boolean): Promise<Studio> {
    await mkdir(folder, { recursive: true });
    return new Studio(folder, forReadme);
  }

  /** Afterwards the page looks as it did before. */
  async take(page: Page, name: string, options: TakeOptions = {}): Promise<void> {
    const taken: Taken = { name, files: new Map() };
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    const wanted = ({ name: look, cramped }: Look) =>
      options.looks?.includes(look) ?? (cramped !== true || options.cramped === true);
    for (const look of LOOKS.filter(wanted)) {
      await this.put(page, look, size);
      const file = `${name}.${look.name}.png`;
      await page.screenshot({
        path: join(this.folder, file),
        animations: 'disabled',
        caret: 'hide',
        fullPage: options.whole === true,
      });
      taken.files.set(look.name, file);
      if (this.forReadme) await takeForReadme(page, name, look.name);
      await this.examine(page, `${name} (${look.name})`, options);
    }
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await speak(page, {});
    this.taken.push(taken);
    console.log(`picture ${name}`);
  }

  private async put(page: Page, look: Look, size: { width: number; height: number }): Promise<void> {
    const { colorScheme, forcedColors = 'none' } = look;
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    await speak(page, look);
    const by = look.zoomed ? 2 : 1;
    await page.setViewportSize({ width: Math.round(size.width / by), height: Math.round(size.height / by) });
  }

  private async examine(page: Page, what: string, { within, prepare }: TakeOptions): Promise<void> {
    await prepare?.();
    for (const objection of await objections(page, within)) this.problems.push(`${what}: ${objection}`);
    if (within !== undefined && within !== WHOLE_PAGE) return;
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth)
      this.problems.push(`${what}: it scrolls sideways, ${scrollWidth} px in ${clientWidth}`);
  }
}

/**
 * Has one of our own pages speak a language. Ads Manager's own language stays, but its page runs as it would in that
 * one; what of ours stands there was told its language when it came.
 */
async function speak(page: Page, { language, mirrored }: SpokenIn): Promise<void> {
  if (!page.url().startsWith('chrome-extension:')) {
    const dir = mirrored === true ? 'rtl' : 'ltr';
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
    return;
  }
  await page.evaluate(choose, language ?? null);
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language ?? ENGLISH);
}

/** Runs in the browser. */
function choose(language: string | null): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { sync: { set(items: object): Promise<void> } } };
  };
  return chrome.storage.sync.set({ language });
}

async function takeForReadme(page: Page, name: string, look: string): Promise<void> {
  const shown = README.find((one) => one.of === name && one.look === look);
  if (shown === undefined) return;
  const size = page.viewportSize() ?? README_AREA;
  // A smaller window, not a piece of it: what stands at its middle or its end must be in the picture.
  await page.setViewportSize({
    width: Math.min(size.width, README_AREA.width),
    height: Math.min(size.height, README_AREA.height),
  });
  await page.screenshot({ path: join(README_FOLDER, `${shown.as}.png`), animations: 'disabled' });
  await page.setViewportSize(size);
}
