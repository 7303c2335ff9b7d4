import { useState } from 'preact/hooks';
import type { Case } from '@/utils/core/case-file/case';
import { words } from '../words';
import { Section } from './section';

/** Every record as it is kept, only when it is asked for: there may be hundreds. */
export function RawPart({ file, fingerprint }: { file: Case; fingerprint: string | null }) {
  const [isOpen, open] = useState(false);
  return (
    <Section id="raw" title={words('report_raw')}>
      <p>
        {words('report_fingerprint', file.evidence.length)}{' '}
        <code class="fingerprint">{fingerprint ?? words('report_fingerprint_busy')}</code>
      </p>
      <p class="quiet-line">{words('report_fingerprint_what')}</p>
      <details class="fold" onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{words('report_raw_show')}</summary>
        {isOpen && (
          <ol class="raw">
            {file.evidence.map((item) => (
              <li key={item.seq}>
                <pre tabIndex={0}>{JSON.stringify(item, null, 1)}</pre>
              </li>
            ))}
          </ol>
        )}
      </details>
    </Section>
  );
}
