import { NOTIFY_DEFAULTS, type NotifyChoices } from '@/utils/core/notify';
import { notifyChoices } from '@/utils/store/notify-choices';
import { QuietHoursChoice } from './quiet-hours-choice';
import { useSynced } from './use-synced';
import { words } from './words';

/** What is told by notifications, when, and with how much in them. */
export function NotifySetting() {
  const [stored, choose] = useSynced(notifyChoices);
  const choices = stored ?? NOTIFY_DEFAULTS;
  const change = (changed: Partial<NotifyChoices>) => choose({ ...choices, ...changed });
  return (
    <section class="panel" aria-labelledby="notify-title">
      <h2 id="notify-title" class="panel-title">
        {words('notify_title')}
      </h2>
      <fieldset class="choices" disabled={stored === null}>
        <legend class="field-label">{words('notify_of')}</legend>
        <label class="check">
          <input
            type="checkbox"
            checked={choices.urgent}
            onChange={(event) => change({ urgent: event.currentTarget.checked })}
          />
          {words('notify_urgent')}
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={choices.others}
            onChange={(event) => change({ others: event.currentTarget.checked })}
          />
          {words('notify_others')}
        </label>
      </fieldset>
      {!choices.urgent && <p class="risk">{words('notify_urgent_off')}</p>}
      <QuietHoursChoice choices={choices} known={stored !== null} change={change} />
      <label class="check">
        <input
          type="checkbox"
          checked={choices.amounts}
          disabled={stored === null}
          aria-describedby="notify-amounts-why"
          onChange={(event) => change({ amounts: event.currentTarget.checked })}
        />
        {words('notify_amounts')}
      </label>
      <p id="notify-amounts-why" class="quiet-line">
        {words('notify_amounts_why')}
      </p>
    </section>
  );
}
