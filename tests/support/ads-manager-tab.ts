import type { Page } from 'playwright-core';
import { ClosedRoots } from './closed-roots';
import { inEnglish } from './english';
import { until } from './until';

/** That TikTok took a stop stands there for seconds only: a slow machine may first see what comes next. */
export const TAKEN: readonly string[] = (['accepted', 'switched_off', 'nothing_can_run'] as const).map(
  (stage) => inEnglish(`common_stage_${stage}`),
);

export type RowAction = 'pause' | 'end' | 'resume';

/** One tab with the simulated Ads Manager, and what a person does and sees there. */
export class AdsManagerTab {
  private constructor(
    readonly page: Page,
    readonly roots: ClosedRoots,
  ) {}

  static async in(page: Page): Promise<AdsManagerTab> {
    return new AdsManagerTab(page, await ClosedRoots.of(page));
  }

  /** Presses a button beside the row of this name, with the mouse. */
  async press(action: RowAction, name: string): Promise<void> {
    await this.roots.click('button', inEnglish(`common_${action}_named`, name));
  }

  /** What the chip of a row says; null when it has none. */
  async chip(id: string): Promise<string | null> {
    const chip = (await this.roots.strip(id)).find((button) => button.action === '');
    return chip === undefined ? null : wordOf(chip.label);
  }

  /** What all chips say, by row id. */
  async chips(): Promise<Map<string, string>> {
    const chips = new Map<string, string>();
    for (const [id, buttons] of await this.roots.strips()) {
      const chip = buttons.find((button) => button.action === '');
      if (chip !== undefined) chips.set(id, wordOf(chip.label));
    }
    return chips;
  }

  /** Waits until the chip of a row says this. */
  async untilChip(id: string, word: string, patience?: number): Promise<void> {
    let seen: string | null = null;
    await until(
      async () => (seen = await this.chip(id)) === word,
      () => `the chip “${word}” in row ${id}; it says ${seen ?? 'nothing'}`,
      patience,
    );
  }

  /** Waits until the chip of a row says that TikTok took the stop, or what is known after that. */
  async untilTaken(id: string, patience?: number): Promise<void> {
    let seen: string | null = null;
    await until(
      async () => TAKEN.includes((seen = await this.chip(id)) ?? ''),
      () => `a stop of row ${id} that was taken; it says ${seen ?? 'nothing'}`,
      patience,
    );
  }

  /** The rows a person sees now: the name each shows, and where it is on the screen. */
  async rowsInView(): Promise<{ name: string; top: number; bottom: number }[]> {
    return this.page.evaluate(() => {
      const shadow = document.querySelector('.KsTable')?.shadowRoot;
      const area = shadow?.querySelector('.table__wrapper')?.getBoundingClientRect();
      return [...(shadow?.querySelectorAll('tbody tr[data-index]') ?? [])].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        if (!area || top < area.top + 60 || bottom > area.bottom - 60) return [];
        const slot = [...row.querySelectorAll('slot')].find(({ name }) => name.endsWith('_name'));
        const cell = slot?.assignedElements()[0];
        const name = cell?.querySelector('[class~="KsLink"]')?.textContent;
        return name ? [{ name, top, bottom }] : [];
      });
    });
  }

  /** Confirms the open dialog with the button that names the act. */
  async confirm(action: RowAction): Promise<void> {
    await this.roots.click('button', inEnglish(`common_${action}`));
  }

  /** Waits until the confirm dialog about this name is open. */
  async untilAsked(action: RowAction, name: string): Promise<void> {
    await this.roots.waitFor('dialog', inEnglish(`common_${action}_title`, name));
  }
}

const CONFIRMED = inEnglish('common_stage_confirmed');
/** What a press on the chip does, as its label ends. */
const INSTRUCTIONS = (['page_chip_label', 'page_chip_here'] as const).map(
  (label) => inEnglish(label, '\u0001', '\u0002').split('\u0002')[1] ?? '',
);

/** The label of a chip is the row's name, the word and an instruction; names may hold colons, as one word does. */
function wordOf(label: string): string {
  const end = INSTRUCTIONS.find((one) => label.endsWith(one)) ?? '';
  const said = label.slice(0, label.length - end.length);
  if (said.endsWith(`: ${CONFIRMED}`)) return CONFIRMED;
  return said.slice(said.lastIndexOf(': ') + 2);
}
