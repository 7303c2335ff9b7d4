import type { Case } from '@/utils/core/case-file/case';
import type { Kind } from '@/utils/core/entity';
import type { Risk, Verdict } from '@/utils/core/verdict';
import { actionWord, flagWord, kindWord, verdictWord } from '../names';
import { OrderSight } from '../orders/order-sight';
import { ToneBadge } from '../tone-badge';
import { say, words, type MessageKey } from '../words';
import { Section } from './section';
import { accountTime, sentenceZone, type Zones } from './zones';

export interface VerdictPartProps {
  file: Case;
  kind: Kind | null;
  verdict: Verdict;
  zones: Zones;
  /** When it was judged: now, or when the file was made. */
  judgedAt: number;
}

/** What may be said now, in plain words, and of what. */
export function VerdictPart({ file, kind, verdict, zones, judgedAt }: VerdictPartProps) {
  const { order, account } = file;
  const zone = sentenceZone(zones);
  const level = words(`report_level_${order.ref.level}` as MessageKey);
  const facts: [string, string][] = [
    [words('report_what'), actionWord(order.action)],
    [words('report_pressed'), accountTime(order.createdAt, zones)],
    [words('report_judged'), accountTime(judgedAt, zones)],
    ...(verdict.lastLookAt === null
      ? []
      : [[words('report_last_look'), accountTime(verdict.lastLookAt, zones)] as [string, string]]),
    ...(kind === null ? [] : [[words('report_kind'), kindWord(kind)] as [string, string]]),
    [level, order.ref.id],
    [words('report_account'), account.name === '' ? account.id : `${account.name} · ${account.id}`],
    [words('report_times'), zone],
  ];
  return (
    <Section id="verdict" title={words('report_verdict')} class={`verdict verdict-${verdict.tone}`}>
      <p class="verdict-badge">
        <ToneBadge tone={verdict.tone} text={verdictWord(verdict)} />
      </p>
      {verdict.flags.length === 0 && <p class="verdict-said">{say(verdict.said, zone)}</p>}
      {verdict.flags.map((flag, index) => (
        <p key={flag.flag} class="verdict-said">
          {index > 0 && <strong>{flagWord(flag.flag)}: </strong>}
          {say(flag.said, zone)}
        </p>
      ))}
      {verdict.done !== null && <p>{say(verdict.done, zone)}</p>}
      <Risks risks={verdict.risks} zone={zone} />
      <OrderSight verdict={verdict} />
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What may spend or start again, then what was looked at and found clear, or could not be looked at. */
function Risks({ risks, zone }: { risks: readonly Risk[]; zone: string }) {
  const found = risks.filter(({ weight }) => weight === 'risk');
  const others = risks.filter(({ weight }) => weight !== 'risk');
  return (
    <>
      {found.length > 0 && (
        <ul class="plain-list">
          {found.map(({ said }, index) => (
            <li key={index}>{say(said, zone)}</li>
          ))}
        </ul>
      )}
      {others.map(({ said }) => (
        <p key={said.key} class="quiet-line">
          {say(said, zone)}
        </p>
      ))}
    </>
  );
}
