import { useAskBeforePause } from './use-ask-before-pause';
import { words } from './words';

/** Whether one click pauses, or a question comes first. */
export function PauseSetting() {
  const [asks, ask] = useAskBeforePause();
  return (
    <section class="panel" aria-labelledby="pausing-title">
      <h2 id="pausing-title" class="panel-title">
        {words('options_pausing')}
      </h2>
      <label class="check">
        <input type="checkbox" checked={asks} onChange={(event) => ask(event.currentTarget.checked)} />
        {words('options_ask_before_pause')}
      </label>
      <p class="quiet-line">{words('options_ask_before_pause_why')}</p>
    </section>
  );
}
