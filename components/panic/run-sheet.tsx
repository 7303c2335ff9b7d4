import { useRef } from 'preact/hooks';
import type { Tone } from '@/utils/core/verdict';
import type { PanicAccount } from '@/utils/store/database';
import { send } from '@/utils/wire/own-client';
import { AdsManagerLink } from '../ads-manager-link';
import { Moment } from '../relative-time';
import { verdictWord } from '../names';
import { OpenAdsManager } from '../open-ads-manager';
import { useAsk } from '../press';
import { StateNote } from '../state-note';
import { ToneBadge } from '../tone-badge';
import { trusted } from '../trusted';
import { VirtualList } from '../virtual-list';
import { say, words, type MessageKey } from '../words';
import { PanicDialog } from './panic-dialog';
import { SummaryLines } from './summary-lines';
import { cannotText } from './stop-review';
import type { Outcome, Run } from './use-runs';

const ROW_HEIGHT = 64;

/** How far a stop of everything, or its undo, has come, and what became of each campaign. */
export function RunSheet(props: {
  run: Run;
  outcomes: Outcome[];
  /** Asks for the undo; null where there is nothing to undo. */
  onUndo: (() => void) | null;
  onClose: () => void;
}) {
  const { run, outcomes, onUndo, onClose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isStop = run.run.action === 'stop';
  return (
    <PanicDialog
      title={words(isStop ? 'panic_run_title' : 'panic_undo_run_title')}
      scroller={scroller}
      onClose={onClose}
      buttons={
        <>
          {onUndo !== null && (
            <button type="button" class="button" onClick={trusted(onUndo)}>
              {words('panic_undo')}
            </button>
          )}
          <button type="button" class="button" onClick={onClose}>
            {words('common_close')}
          </button>
        </>
      }
    >
      <p class="quiet-line">
        <Moment at={run.run.at} /> · <bdi>{run.accounts.map(({ name }) => name).join(', ')}</bdi>
      </p>
      <SummaryLines run={run} outcomes={outcomes} />
      {run.accounts.map((account) => (
        <Unread key={account.key} run={run} account={account} />
      ))}
      {outcomes.length > 0 && (
        <VirtualList
          scroller={scroller}
          label={words('panic_campaigns')}
          keys={outcomes.map(({ key }) => key)}
          estimate={ROW_HEIGHT}
          row={(index) => {
            const outcome = outcomes[index];
            return outcome === undefined ? null : (
              <Row outcome={outcome} isStop={isStop} many={run.accounts.length > 1} />
            );
          }}
        />
      )}
    </PanicDialog>
  );
}

/** An account whose list could not be read: nothing was done there, and what to do. */
function Unread({ run, account }: { run: Run; account: PanicAccount }) {
  const ask = useAsk();
  const { advertiserId, problem, state, open } = account;
  if (problem === null && (state !== 'waiting' || open === 1)) return null;
  const isStop = run.run.action === 'stop';
  const undone = isStop && run.run.undoneBy !== null;
  const text = problem === null ? words('panic_undone_first') : say(problem);
  return (
    <StateNote
      problem
      title={titleOf(account, isStop)}
      text={open === 1 ? `${text} ${words('panic_tried_again')}` : text}
    >
      <div class="note-buttons">
        {!undone && problem?.key !== 'panic_too_late' && (
          <button
            type="button"
            class="button"
            onClick={trusted(() => ask(() => send('try-account-again', { runId: run.run.id, advertiserId })))}
          >
            {words('common_try_again')}
          </button>
        )}
        <OpenAdsManager advertiserId={advertiserId} />
      </div>
    </StateNote>
  );
}

/** Before its list was read nothing was done; after that, perhaps not all. */
function titleOf({ state, name }: PanicAccount, isStop: boolean): string {
  if (state !== 'waiting') return words('panic_not_all', name);
  return words(isStop ? 'panic_unread' : 'panic_undo_not_read', name);
}

function Row({ outcome, isStop, many }: { outcome: Outcome; isStop: boolean; many: boolean }) {
  const { item, account, judged, left } = outcome;
  const ref = { advertiserId: account.advertiserId, level: 'campaign', id: item.id } as const;
  const said = saidOf(outcome, isStop);
  return (
    <div class="panic-row">
      <div class="panic-row-head">
        <span class="panic-row-name" title={item.name}>
          <bdi>{item.name}</bdi>
        </span>
        <State outcome={outcome} />
      </div>
      <p class="quiet-line">
        {many && (
          <>
            <bdi>{account.name}</bdi>
            {' · '}
          </>
        )}
        {said}
      </p>
      {needsThePlace(outcome) && <AdsManagerLink to={ref} campaignId={judged?.campaignId ?? item.id} />}
      {left === null && item.joined === true && <p class="quiet-line">{words('panic_joined')}</p>}
    </div>
  );
}

function needsThePlace({ state, left }: Outcome): boolean {
  return left === 'cannot' || left === 'by-ad-groups' || state === 'leaving' || state === 'attention';
}

const LEFT_TONES: Partial<Record<NonNullable<Outcome['left']>, Tone>> = {
  cannot: 'money-leaving',
  'by-ad-groups': 'needs-you',
};

function State({ outcome }: { outcome: Outcome }) {
  const { judged, left, state } = outcome;
  if (left !== null) {
    const text = words(`panic_left_${left.replaceAll('-', '_')}` as MessageKey);
    const tone = LEFT_TONES[left];
    return tone === undefined ? <span class="tag">{text}</span> : <ToneBadge tone={tone} text={text} />;
  }
  if (judged === null) {
    return state === 'sending' ? (
      <ToneBadge tone="waiting" text={words('panic_waiting')} />
    ) : (
      <ToneBadge tone="needs-you" text={words('panic_not_ordered')} />
    );
  }
  return <ToneBadge tone={judged.verdict.tone} text={verdictWord(judged.verdict)} />;
}

function saidOf({ judged, left, item }: Outcome, isStop: boolean): string {
  if (judged !== null && left === null) return say(judged.verdict.said);
  if (left === 'cannot') return cannotText(item.kind);
  if (left === null) return words('panic_waiting_said');
  return words(isStop ? 'panic_as_it_was' : 'panic_undo_left');
}
