import { problemSaid } from '@/utils/core/verdict';
import { StateNote } from '../state-note';
import { say, words } from '../words';
import { GoOnButtons } from './go-on-buttons';
import type { AccessNow } from './use-access';

/** Where working through the page was stopped: why, and the way to go on. */
export function StoppedNotes({ stopped, advertisers }: Pick<AccessNow, 'stopped' | 'advertisers'>) {
  const names = new Map(advertisers.map(({ id, name }) => [id, name]));
  return (
    <>
      {stopped.map(({ advertiserId, reason }) => (
        <StateNote
          key={advertiserId}
          problem
          title={words('popup_session_stopped', names.get(advertiserId) ?? advertiserId)}
          text={say(problemSaid({ reason, apiCode: null }))}
        >
          <GoOnButtons advertiserId={advertiserId} />
        </StateNote>
      ))}
    </>
  );
}
