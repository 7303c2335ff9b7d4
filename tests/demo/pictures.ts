import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the demo puts what it saw. */
export class Pictures {
  private constructor(private readonly folder: string) {}

  static async start(): Promise<Pictures> {
    const folder = '.output/demo';
    await mkdir(folder, { recursive: true });
    return new Pictures(folder);
  }

  async take(page: Page, name: string): Promise<void> {
    const path = join(this.folder, `${name}.png`);
    await page.screenshot({ path, scale: 'css', animations: 'disabled' });
    console.log(`       picture ${path}`);
  }
}
