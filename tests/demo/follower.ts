import type { Page } from 'playwright-core';
import type { Verdict } from '@/utils/core/verdict';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import type { FastClock } from '../support/fast-clock';
import { verdict } from '../support/rig';
import { say } from './play';

type Word = Parameters<typeof inEnglish>[0];

/** One stop of the third act: notes and prints each new word about it, once every face says the same. */
export class Follower {
  readonly heard: string[] = [];
  private readonly began: number;

  constructor(
    readonly name: string,
    readonly id: string,
    private readonly fast: FastClock,
    private readonly popup: Page,
    /** Where its row is; null for one that is not in the list that is open. */
    private readonly tab: AdsManagerTab | null,
  ) {
    this.began = fast.now();
  }

  get word(): string | null {
    return this.heard.at(-1) ?? null;
  }

  async hear(verdicts: Map<string, Verdict>): Promise<void> {
    const found = verdicts.get(this.id);
    if (found === undefined) return;
    const [flag] = found.flags;
    const key = flag === undefined ? `common_stage_${found.stage}` : `common_flag_${flag.flag}`;
    const word = inEnglish(key.replaceAll('-', '_') as Word);
    if (word === this.word) return;
    await this.tab?.untilChip(this.id, word);
    await verdict(this.popup, this.name, word).waitFor();
    this.heard.push(word);
    say(`${this.time()}  ${this.name}: ${word}`);
  }

  /** The account's clock, and how long it has been since this was pressed. */
  private time(): string {
    const { timezone } = this.fast.rig.simulator.world.advertisers.get(this.fast.rig.account) ?? {};
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).format(this.fast.now());
    const minutes = Math.floor((this.fast.now() - this.began) / 60_000);
    return `${clock} (+${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}m)`;
  }
}
