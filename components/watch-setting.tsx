import { WATCH_CHOICES } from '@/utils/core/watch';
import { watchDays } from '@/utils/store/watch-days';
import { formatDays } from './format-time';
import { useSynced } from './use-synced';
import { readerLocale, words } from './words';

/** How long a stop is watched; never less than its proof takes. */
export function WatchSetting() {
  const [days, choose] = useSynced(watchDays);
  return (
    <section class="panel" aria-labelledby="watch-title">
      <h2 id="watch-title" class="panel-title">
        {words('options_watch')}
      </h2>
      <label class="choice">
        {words('options_watch_for')}
        <select
          value={days ?? ''}
          disabled={days === null}
          aria-describedby="watch-what"
          onChange={({ currentTarget: { value } }) =>
            choose(WATCH_CHOICES.find((one) => one === Number(value)) ?? WATCH_CHOICES[0])
          }
        >
          {WATCH_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {formatDays(choice, readerLocale())}
            </option>
          ))}
        </select>
      </label>
      <p id="watch-what" class="quiet-line">
        {words('options_watch_what')}
      </p>
    </section>
  );
}
