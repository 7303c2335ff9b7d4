import { RISKS_ABOUT } from '@/utils/core/risks-unchecked';
import type { RisksRead } from './read-risks';
import { say, words } from './words';

/** What may spend or start again after a stop, filled in while it is read. No hooks: it is in the page script. */
export function RiskLines({ risks }: { risks: RisksRead }) {
  const parts = RISKS_ABOUT.map((about) => risks[about]);
  const known = parts.flatMap((part) => (part === 'reading' ? [] : part));
  const found = known.filter(({ weight }) => weight === 'risk');
  return (
    <div class="risks" aria-live="polite">
      {found.length > 0 && (
        <ul class="risk">
          {found.map(({ said }, index) => (
            <li key={index}>{say(said)}</li>
          ))}
        </ul>
      )}
      {known
        .filter(({ weight }) => weight !== 'risk')
        .map(({ said }) => (
          <p key={said.key} class="quiet-line">
            {say(said)}
          </p>
        ))}
      {parts.includes('reading') && <p class="quiet-line">{words('common_risks_reading')}</p>}
    </div>
  );
}
