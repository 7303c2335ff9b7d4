import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Case } from '@/utils/core/case-file/case';
import { fingerprintOf } from '@/utils/core/case-file/chain';
import { redacted } from '@/utils/core/case-file/redact';
import { historyOf } from '@/utils/core/history';
import { billingOf, kindOf } from '@/utils/core/report/billing';
import { levelsRead } from '@/utils/core/report/levels-read';
import { spendCurveOf } from '@/utils/core/report/spend-curve';
import { supportFactsOf } from '@/utils/core/report/support-facts';
import { timelineOf } from '@/utils/core/report/timeline';
import { turnedOn } from '@/utils/core/turned-on';
import type { Sent } from '@/utils/store/database';
import { words } from '../words';
import { BillingPart } from './billing-part';
import { sha256 } from './digest';
import { Exports } from './exports';
import { LadderPart } from './ladder-part';
import { LevelsPart } from './levels-part';
import { RawPart } from './raw-part';
import { SpendPart } from './spend-part';
import { SupportPart } from './support-part';
import { TimelinePart } from './timeline-part';
import { useVerdict } from './use-verdict';
import { VerdictPart } from './verdict-part';
import { GapsPart, TurnedOnPart } from './watch-parts';
import { zonesOf } from './zones';

export interface ReportProps {
  /** The whole case; e-mails and names of persons are left out unless the reader wants them. */
  file: Case;
  /** When it is judged: now, or when the file was made. Our clock. */
  judgedAt: number;
  /** What was given out of it; null for a case that was opened from a file. */
  sent: readonly Sent[] | null;
}

/** One order from the press to now: what may be said of it, and everything that this rests on. */
export function Report({ file, judgedAt, sent }: ReportProps) {
  const [isRedacted, redact] = useState(true);
  const shown = useMemo(() => (isRedacted && !file.redacted ? redacted(file) : file), [file, isRedacted]);
  const verdict = useVerdict(shown, judgedAt);
  const zones = useMemo(() => zonesOf(shown), [shown]);
  const history = useMemo(() => historyOf(shown.evidence), [shown]);
  const curve = useMemo(() => spendCurveOf(history), [history]);
  const entries = useMemo(() => timelineOf(shown.evidence), [shown]);
  const facts = useMemo(() => supportFactsOf(shown, history), [shown, history]);
  const billing = useMemo(() => billingOf(history, verdict, curve), [history, verdict, curve]);
  const fingerprint = useFingerprint(shown);
  // The time of a verdict that stays the same is not worth drawing everything anew.
  const said = useMemo(() => judgedAt, [shown, verdict]);
  return (
    <>
      <div class="tools for-screen">
        <Exports file={shown} entries={entries} curve={curve} zones={zones} own={sent !== null} />
        {!file.redacted && (
          <label class="redact">
            <input
              type="checkbox"
              checked={isRedacted}
              onChange={(event) => redact(event.currentTarget.checked)}
            />
            {words('report_redact')}
          </label>
        )}
      </div>
      {shown.redacted && <p class="quiet-line for-paper">{words('report_redacted')}</p>}
      <VerdictPart file={shown} kind={kindOf(history)} verdict={verdict} zones={zones} judgedAt={said} />
      <LadderPart verdict={verdict} wasUndone={turnedOn(history) !== null} zones={zones} />
      <SpendPart curve={curve} money={verdict.money} zones={zones} />
      <LevelsPart own={history.readings.at(-1) ?? null} levels={levelsRead(history)} zones={zones} />
      <TurnedOnPart history={history} zones={zones} />
      <GapsPart verdict={verdict} zones={zones} />
      <BillingPart billing={billing} zones={zones} />
      <SupportPart
        facts={facts}
        verdict={verdict}
        curve={curve}
        billing={billing}
        zones={zones}
        orderId={shown.order.id}
        sent={sent}
      />
      <TimelinePart entries={entries} zones={zones} />
      <RawPart file={shown} fingerprint={fingerprint} />
    </>
  );
}

/** The fingerprint of a case; null while it is worked out. */
function useFingerprint(file: Case): string | null {
  const [found, find] = useState<{ of: Case; fingerprint: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    void fingerprintOf(file, sha256).then((fingerprint) => {
      if (wanted) find({ of: file, fingerprint });
    });
    return () => {
      wanted = false;
    };
  }, [file]);
  return found?.of === file ? found.fingerprint : null;
}
