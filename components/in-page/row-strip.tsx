import type { Action } from '@/utils/core/order';
import type { Tone } from '@/utils/core/verdict';
import type { RowOffer } from '@/utils/page/row-actions';
import { ToneIcon } from '../icons';
import { words } from '../words';
import { ActionIcon } from './action-icons';
import { whenPressed } from './certainty';
import { isRealPress } from './shield';

/** What is known of the row, in one icon and a word or two. */
export interface Chip {
  tone: Tone;
  word: string;
  /** The whole sentence, for the tooltip and for screen readers. */
  sentence: string;
  /** What to do is done in this row, so the chip tells it instead of leading to the list of stops. */
  here?: true;
}

export interface RowStripProps {
  name: string;
  offer: RowOffer;
  chip: Chip | null;
  /** Why the buttons are off, as a sentence; null when they work. */
  blocked: string | null;
  awake: boolean;
  /** @param sure the person surely saw what they pressed */
  onPress: (action: Action, sure: boolean) => void;
  onChip: () => void;
}

function label(action: Action, again: boolean, name: string): string {
  return again ? words('page_stop_again_named', name) : words(`common_${action}_named`, name);
}

function hint(action: Action, again: boolean, bySwitch: boolean): string {
  const what = again ? words('common_stop_again') : words(`common_${action}`);
  return bySwitch ? words('page_by_switch', what) : what;
}

/** Pause, End or Resume and the state of one row. Quiet until the row has the pointer or the focus. */
export function RowStrip({ name, offer, chip, blocked, awake, onPress, onChip }: RowStripProps) {
  const press = (action: Action) => (event: Event) => {
    if (blocked !== null || offer.busy !== null) return;
    whenPressed(event, (sure) => onPress(action, sure));
  };
  return (
    <div class={awake ? 'strip awake' : 'strip'}>
      <div class="parts">
        {chip && (
          <button
            type="button"
            class={`chip tone-${chip.tone}`}
            title={chip.sentence}
            aria-label={words(chip.here ? 'page_chip_here' : 'page_chip_label', name, chip.word)}
            onClick={(event) => isRealPress(event) && onChip()}
          >
            <ToneIcon tone={chip.tone} />
            <span class="chip-word">{chip.word}</span>
          </button>
        )}
        {offer.buttons.map(({ action, again }) => {
          const busy = offer.busy === action;
          const off = blocked !== null || offer.busy !== null;
          return (
            <button
              key={action}
              type="button"
              class={`act act-${action}${busy ? ' busy' : ''}`}
              title={blocked ?? hint(action, again, offer.bySwitch)}
              aria-label={label(action, again, name)}
              aria-disabled={off ? 'true' : undefined}
              aria-busy={busy ? 'true' : undefined}
              data-action={action}
              onClick={press(action)}
            >
              <span class="sign">
                <ActionIcon action={action} />
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
