import type { ComponentChildren } from 'preact';
import { problemSaid } from '@/utils/core/verdict';
import type { PageLook, StoppedSession } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { ToneIcon } from '../icons';
import { OpenAdsManager } from '../open-ads-manager';
import { RelativeTime } from '../relative-time';
import { useStore } from '../store';
import { say, words, type MessageKey } from '../words';
import { GoOnButtons } from './go-on-buttons';
import type { AccessNow } from './use-access';

interface Reached {
  id: string;
  name: string;
  stopped: StoppedSession | null;
}

/**
 * How working through the signed-in page goes, by ad account: when it last looked and what came of it, or why it was
 * stopped, with the way to go on.
 *
 * @param alone whether it is looked at without a tab, too; null while that is not known
 */
export function PageHealth({ access, alone }: { access: AccessNow; alone: boolean | null }) {
  const store = useStore();
  const live = useLiveQuery(() => store.pageLooks.toArray(), [store]);
  const looks = live.state === 'ready' ? live.value : null;
  const reached = reachedThroughThePage(access);
  if (reached.length === 0) return null;
  return (
    <>
      <h3 id="page-health" class="panel-part">
        {words('options_page_accounts')}
      </h3>
      {alone !== null && (
        <p class="quiet-line">{words(alone ? 'options_no_tab_on' : 'options_no_tab_off')}</p>
      )}
      <ul role="list" class="ways" aria-labelledby="page-health">
        {reached.map((one) => (
          <li key={one.id} class="way-health">
            <p>
              <bdi class="way-name">{one.name}</bdi>
              {one.name !== one.id && <span class="table-id">{one.id}</span>}
            </p>
            {one.stopped === null ? (
              looks !== null && (
                <Look id={one.id} look={looks.find(({ advertiserId }) => advertiserId === one.id)} />
              )
            ) : (
              <Stopped stopped={one.stopped} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** An account that a connection reaches now is not told of here, unless its page was stopped. */
function reachedThroughThePage({ advertisers, stopped }: AccessNow): Reached[] {
  const names = new Map(advertisers.map(({ id, name }) => [id, name]));
  const ids = new Set([
    ...stopped.map(({ advertiserId }) => advertiserId),
    ...advertisers.filter(({ gateway }) => gateway === 'page-session').map(({ id }) => id),
  ]);
  return [...ids].map((id) => ({
    id,
    name: names.get(id) ?? id,
    stopped: stopped.find(({ advertiserId }) => advertiserId === id) ?? null,
  }));
}

function Look({ id, look }: { id: string; look: PageLook | undefined }) {
  if (look === undefined) return <p class="quiet-line">{words('popup_not_looked')}</p>;
  const { problem, at, workedAt } = look;
  if (problem === null)
    return (
      <p class="access access-works">
        <ToneIcon tone="proven" />
        <RelativeTime at={at} said="options_page_worked" />
      </p>
    );
  return (
    <>
      <Lacks at={at} said="options_page_failed" problem={problem}>
        {workedAt !== null && (
          <p>
            <RelativeTime at={workedAt} said="options_page_worked_before" />
          </p>
        )}
      </Lacks>
      <div class="note-buttons">
        <OpenAdsManager advertiserId={id} />
      </div>
    </>
  );
}

function Stopped({ stopped: { advertiserId, reason, at } }: { stopped: StoppedSession }) {
  return (
    <>
      <Lacks at={at} said="options_page_stopped" problem={{ reason, apiCode: null }} />
      <GoOnButtons advertiserId={advertiserId} />
    </>
  );
}

/** Since when it does not work, and why. */
function Lacks(props: {
  at: number;
  said: MessageKey;
  problem: NonNullable<PageLook['problem']>;
  children?: ComponentChildren;
}) {
  const { at, said, problem, children } = props;
  return (
    <div class="access access-lacks">
      <ToneIcon tone="needs-you" />
      <div>
        <p>
          <RelativeTime at={at} said={said} />
        </p>
        <p>{say(problemSaid(problem))}</p>
        {children}
      </div>
    </div>
  );
}
