import { EVIDENCE_DAYS } from '@/utils/store/settings';
import { formatDays } from './format-time';
import { useEvidenceDays } from './use-evidence-days';
import { readerLocale, words } from './words';

/** How long the whole evidence of closed orders is kept, and what stays after that. */
export function EvidenceSetting() {
  const [days, keepFor] = useEvidenceDays();
  return (
    <section class="panel" aria-labelledby="evidence-title">
      <h2 id="evidence-title" class="panel-title">
        {words('options_evidence')}
      </h2>
      <label class="choice">
        {words('options_evidence_days')}
        <select
          value={days ?? ''}
          disabled={days === null}
          aria-describedby="evidence-what"
          onChange={(event) => keepFor(Number(event.currentTarget.value))}
        >
          {EVIDENCE_DAYS.map((choice) => (
            <option key={choice} value={choice}>
              {formatDays(choice, readerLocale())}
            </option>
          ))}
        </select>
      </label>
      <p id="evidence-what" class="quiet-line">
        {words('options_evidence_what')}
      </p>
    </section>
  );
}
