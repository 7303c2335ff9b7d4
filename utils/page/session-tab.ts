import { accountIn } from '@/utils/core/ads-manager-address';
import type { Level } from '@/utils/core/entity';
import { send } from '@/utils/wire/page-client';
import type { PageAnswer, PageAsk, SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import type { TabAnswer } from '@/utils/wire/tab-answers';
import type { TabInput } from '@/utils/wire/tab-verbs';
import { serveTab } from '@/utils/wire/tab-server';
import { BridgeClient } from './bridge-client';
import { placeOf, samePlace, type Place } from './hosts';
import type { List } from './list';
import { isShown } from './row-switch';
import { rowIn } from './rows';
import { SwitchPress, type PageKnown } from './switch-press';

/** Sightings on their way to the worker; a page that makes more at once is not one that we follow. */
const MOST_UNDERWAY = 20;

/**
 * The tab as a way to TikTok: answers what the worker asks of the signed-in page, and tells it what the page reads
 * and switches for itself.
 */
export class SessionTab {
  readonly #bridge: BridgeClient;
  readonly #presses: SwitchPress;
  readonly #lastRead = new Map<Level, string>();
  /** Of each level the list that the page read last and did not narrow to some of it. */
  readonly #lists = new Map<Level, SeenList>();
  #underway = 0;
  #rowsTold = false;
  /** The page has shown rows in this document, so what signs its requests is there. */
  #hasShownRows = false;

  constructor(
    private readonly list: List,
    private readonly doubt: PageKnown['doubt'],
    private readonly pauseRow: () => void,
    private readonly signal: AbortSignal,
  ) {
    this.#bridge = new BridgeClient({
      list: (seen) => this.#sawList(seen),
      turned: (seen) => this.#sawSwitch(seen),
    });
    const known: PageKnown = {
      doubt,
      lastRead: (level) => this.#lastRead.get(level) ?? null,
      seesRequests: () => this.#lastRead.size > 0,
    };
    this.#presses = new SwitchPress(list, known, signal);
  }

  start(): void {
    this.#bridge.start(this.signal);
    serveTab(
      {
        'removes-us': async () => this.list.isFought(),
        'find-row': async ({ ref }) => ({
          row: this.#findRow(ref),
          bridge: this.#bridge.working ? 'working' : 'silent',
        }),
        'press-switch': (wanted) => this.#presses.press(wanted),
        'pause-row': async () => {
          this.pauseRow();
          return null;
        },
        'ask-page': (ask) => this.#ask(ask),
      },
      this.signal,
    );
  }

  /** Another list, level or account. */
  moved(): void {
    this.#rowsTold = false;
  }

  rowsAreShown(): void {
    this.#hasShownRows = true;
    if (this.#rowsTold) return;
    this.#rowsTold = true;
    this.#bridge.rowsAreShown();
  }

  /** Whether the list that the page read last for this place names this row. */
  hasRead({ level, advertiserId }: Place, id: string): boolean {
    const list = this.#lists.get(level);
    return (
      list?.advertiserId === advertiserId &&
      this.#lastRead.get(level) === advertiserId &&
      list.answer.outcome === 'answered' &&
      list.answer.body.includes(id)
    );
  }

  #findRow(ref: TabInput<'find-row'>['ref']): TabAnswer<'find-row'>['row'] {
    const place = placeOf(location.href);
    if (place === null) return 'no-list';
    if (!samePlace(place, ref)) return 'other-list';
    const lastRead = this.#lastRead.get(ref.level);
    const reading = this.list.read();
    if (reading.state === 'unreadable') return 'unreadable';
    // The page has gone to this list, and has not read it yet.
    if (lastRead !== undefined && lastRead !== ref.advertiserId) return 'loading';
    if (reading.state === 'empty') return lastRead === undefined || !this.list.table ? 'loading' : 'absent';
    const row = rowIn(reading, ref.id);
    if (!row || !isShown(row.cell)) return 'absent';
    return this.doubt(row) === 'recycled' ? 'unreadable' : 'there';
  }

  #ask(ask: PageAsk): Promise<PageAnswer> {
    const advertiserId = ask.ask === 'list' ? ask.query.advertiserId : ask.advertiserId;
    // The page may have gone to another account since the worker chose this tab.
    if (accountIn(new URL(location.href)) !== advertiserId) {
      return Promise.resolve({ outcome: 'failed', reason: 'not-allowed' });
    }
    // A page loads what signs its requests late; one that was sent before would look like somebody else's.
    if (!this.#hasShownRows && this.#lastRead.size === 0) {
      return Promise.resolve({ outcome: 'failed', reason: 'not-ready' });
    }
    return this.#bridge.ask(ask);
  }

  #sawList(seen: SeenList): void {
    this.#lastRead.set(seen.level, seen.advertiserId);
    if (!seen.narrowed) this.#lists.set(seen.level, seen);
    void this.#tell(() => send('page/seen-list', seen));
  }

  #sawSwitch(seen: SeenSwitch): void {
    this.#presses.heard(seen);
    void this.#tell(() => send('page/seen-switch', seen));
  }

  /** Nobody here waits for the worker's word: what it misses it reads for itself. */
  async #tell(sending: () => Promise<unknown>): Promise<void> {
    if (this.#underway >= MOST_UNDERWAY) return;
    this.#underway += 1;
    await sending().catch(() => {});
    this.#underway -= 1;
  }
}
