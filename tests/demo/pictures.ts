import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What the README shows, and how much of it: small pictures load fast. */
const IN_README = new Set(['verdicts', 'dialog', 'popup', 'popup-dark']);
const README_AREA = { width: 1080, height: 640 };

/** Where the demo puts what it saw. */
export class Pictures {
  private constructor(
    private readonly folder: string,
    private readonly forReadme: boolean,
  ) {}

  /** @param forReadme only the README's pictures, in the README's size, where the README looks for them */
  static async start(forReadme: boolean): Promise<Pictures> {
    const folder = forReadme ? '.github/pictures' : '.output/demo';
    await mkdir(folder, { recursive: true });
    return new Pictures(folder, forReadme);
  }

  async take(page: Page, name: string): Promise<void> {
    if (this.forReadme && !IN_README.has(name)) return;
    const seen = page.viewportSize() ?? README_AREA;
    const clip = {
      x: 0,
      y: 0,
      width: Math.min(seen.width, README_AREA.width),
      height: Math.min(seen.height, README_AREA.height),
    };
    const path = join(this.folder, `${name}.png`);
    await page.screenshot({
      path,
      scale: 'css',
      animations: 'disabled',
      ...(this.forReadme ? { clip } : {}),
    });
    console.log(`       picture ${path}`);
  }
}
