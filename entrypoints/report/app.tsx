import { useEffect, useMemo, useState } from 'preact/hooks';
import { Mark } from '@/components/mark';
import { NotShown, OpenFile, type ChosenFile } from '@/components/report/open-file';
import { OpenedNote } from '@/components/report/opened-note';
import { Report } from '@/components/report/report';
import { useStoredCase } from '@/components/report/use-stored-case';
import { StateNote } from '@/components/state-note';
import { useNow } from '@/components/ticker';
import { words } from '@/components/words';
import { redacted } from '@/utils/core/case-file/redact';

const orderId = new URLSearchParams(location.search).get('order');

/** The report of one order of ours (`report.html?order=`), or of a case file that was opened. */
export function App() {
  const stored = useStoredCase(orderId);
  const now = useNow();
  const [chosen, choose] = useState<ChosenFile | null>(null);
  const opened = chosen?.opened.state === 'whole' ? chosen.opened : null;
  const file = opened?.file ?? (stored.state === 'ready' ? stored.file : null);
  // Names of campaigns may hold an e-mail.
  const name = useMemo(() => (file === null ? null : redacted(file).order.seenName), [file]);
  useEffect(() => {
    // What is printed is named so.
    if (name !== null) document.title = `${words('report_title')}: ${name}`;
  }, [name]);
  return (
    <div class="page">
      <header class="page-head">
        <Mark size={32} />
        <div class="page-heading">
          <p class="page-kind">{words('report_title')}</p>
          <h1 class="page-name">
            <bdi>{name ?? words('report_no_name')}</bdi>
          </h1>
        </div>
      </header>
      <main class="page-body">
        {chosen !== null && chosen.opened.state !== 'whole' && (
          <NotShown name={chosen.name} opened={chosen.opened} />
        )}
        {opened !== null && chosen !== null && (
          <>
            <OpenedNote name={chosen.name} opened={opened} onClose={() => choose(null)} />
            <Report key={opened.fingerprint} file={opened.file} judgedAt={opened.madeAt} sent={null} />
          </>
        )}
        {opened === null && stored.state === 'loading' && <p class="quiet-line">{words('popup_loading')}</p>}
        {opened === null && stored.state === 'failed' && (
          <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
        )}
        {opened === null && stored.state === 'missing' && (
          <StateNote
            title={words(orderId === null ? 'report_none_chosen' : 'report_missing')}
            text={words(orderId === null ? 'report_none_chosen_text' : 'report_missing_text')}
          />
        )}
        {opened === null && stored.state === 'ready' && (
          <Report file={stored.file} judgedAt={now} sent={stored.sent} />
        )}
        <OpenFile onOpen={choose} />
      </main>
    </div>
  );
}
