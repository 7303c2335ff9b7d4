import type { NotifyChoices, QuietHours } from '@/utils/core/notify';
import { minuteOf, timeOf } from './time-of-day';
import { words } from './words';

/** Where a person begins who wants quiet hours. */
const A_NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

interface Props {
  choices: NotifyChoices;
  /** False until it is known what was chosen. */
  known: boolean;
  change: (changed: Partial<NotifyChoices>) => void;
}

/** Hours in which nothing rings; what comes up in them is told when they are over. */
export function QuietHoursChoice({ choices, known, change }: Props) {
  const { quiet, urgentInQuiet } = choices;
  return (
    <fieldset class="choices" disabled={!known} aria-describedby="quiet-what">
      <legend class="field-label">{words('notify_quiet')}</legend>
      <label class="check">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={(event) => change({ quiet: event.currentTarget.checked ? A_NIGHT : null })}
        />
        {words('notify_quiet_on')}
      </label>
      {quiet !== null && (
        <>
          <div class="field-row">
            <TimeField
              label={words('notify_quiet_from')}
              minute={quiet.from}
              choose={(from) => change({ quiet: { ...quiet, from } })}
            />
            <TimeField
              label={words('notify_quiet_to')}
              minute={quiet.to}
              choose={(to) => change({ quiet: { ...quiet, to } })}
            />
          </div>
          {quiet.from === quiet.to && (
            <p class="field-problem" role="status">
              {words('notify_quiet_none')}
            </p>
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={urgentInQuiet}
              onChange={(event) => change({ urgentInQuiet: event.currentTarget.checked })}
            />
            {words('notify_quiet_urgent')}
          </label>
        </>
      )}
      <p id="quiet-what" class="quiet-line">
        {words('notify_quiet_what')}
      </p>
    </fieldset>
  );
}

function TimeField(props: { label: string; minute: number; choose: (minute: number) => void }) {
  const { label, minute, choose } = props;
  return (
    <label class="choice">
      {label}
      <input
        type="time"
        class="time-field"
        required
        value={timeOf(minute)}
        onChange={(event) => {
          const chosen = minuteOf(event.currentTarget.value);
          // A half-typed time is none; the one before stays.
          if (chosen === null) event.currentTarget.value = timeOf(minute);
          else choose(chosen);
        }}
      />
    </label>
  );
}
