import type { Risk } from '@/utils/core/verdict';
import { say } from '../words';

/** What may spend or start again although the order's thing is off. */
export function OrderRisks({ risks }: { risks: readonly Risk[] }) {
  const found = risks.filter(({ weight }) => weight === 'risk');
  if (found.length === 0) return null;
  return (
    <ul class="order-risks">
      {found.map(({ said }, index) => (
        <li key={index}>{say(said)}</li>
      ))}
    </ul>
  );
}

/** That there is no automation known, or that nobody could look: it belongs to the proof. */
export function OrderChecks({ risks }: { risks: readonly Risk[] }) {
  return (
    <>
      {risks
        .filter(({ weight }) => weight !== 'risk')
        .map(({ said }) => (
          <p key={said.key} class="quiet-line">
            {say(said)}
          </p>
        ))}
    </>
  );
}
