import { useMemo, useState } from 'preact/hooks';
import type { Sent } from '@/utils/store/database';
import { useNotices } from '../notices';
import { useAsk } from '../press';
import { trusted } from '../trusted';
import { useSend } from '../worker';
import { readerLocale, words, type MessageKey } from '../words';
import { Section } from './section';
import { supportText, type SupportTextParts } from './support-text';
import { accountTime } from './zones';

const TICKET = 'ticket-number';

export interface SupportPartProps extends SupportTextParts {
  orderId: string;
  /** What was given out of this order so far; null for a case of somebody else's. */
  sent: readonly Sent[] | null;
}

/** Where to ask, with what, and what was sent already. */
export function SupportPart(props: SupportPartProps) {
  const { facts, verdict, curve, billing, zones, orderId, sent } = props;
  const text = useMemo(
    () => supportText({ facts, verdict, curve, billing, zones }),
    [facts, verdict, curve, billing, zones, readerLocale()],
  );
  const { show } = useNotices();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      show({ text: words('support_copied') });
    } catch {
      show({ text: words('support_not_copied'), problem: true });
    }
  };
  const ticket = sent?.findLast(({ what }) => what === 'ticket') ?? null;
  return (
    <Section id="support" title={words('support_title')} class="for-screen">
      <p>{words(`support_path_${billing.payee.replaceAll('-', '_')}` as MessageKey)}</p>
      {ticket === null ? (
        <p class="quiet-line">{words('support_one_ticket')}</p>
      ) : (
        <p class="note note-warning">
          {ticket.note === ''
            ? words('support_sent_already', accountTime(ticket.at, zones))
            : words('support_sent_already_as', accountTime(ticket.at, zones), ticket.note)}
        </p>
      )}
      <label class="field-label" for="support-text">
        {words('support_text')}
      </label>
      <textarea id="support-text" class="support-text" readOnly rows={12} value={text} />
      <div class="part-buttons">
        <button type="button" class="button" onClick={trusted(copy)}>
          {words('support_copy')}
        </button>
      </div>
      {sent !== null && <SentLog orderId={orderId} sent={sent} zones={zones} />}
    </Section>
  );
}

function SentLog({
  orderId,
  sent,
  zones,
}: Required<Pick<SupportPartProps, 'orderId' | 'zones'>> & { sent: readonly Sent[] }) {
  const [number, setNumber] = useState('');
  const ask = useAsk();
  const send = useSend();
  const note = () =>
    ask(async () => {
      await send('note-sent', { orderId, what: 'ticket', note: number.trim() });
      setNumber('');
    });
  return (
    <>
      <h3 class="box-title">{words('support_log')}</h3>
      {sent.length === 0 ? (
        <p class="quiet-line">{words('support_log_empty')}</p>
      ) : (
        <ul class="plain-list">
          {sent.map(({ id, at, what, note: said }) => (
            <li key={id}>
              {accountTime(at, zones)}: {words(`support_log_${what.replaceAll('-', '_')}` as MessageKey)}{' '}
              {said !== '' && <bdi class="id">{said}</bdi>}
            </li>
          ))}
        </ul>
      )}
      <form
        class="ticket"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.isTrusted) void note();
        }}
      >
        <label class="field-label" for={TICKET}>
          {words('support_ticket_number')}
        </label>
        <div class="field-row">
          <input
            id={TICKET}
            class="field"
            maxLength={100}
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
          <button type="submit" class="button">
            {words('support_ticket_sent')}
          </button>
        </div>
      </form>
    </>
  );
}
