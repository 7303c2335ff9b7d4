import type { Stamp } from '@/utils/core/evidence';
import type { PageAsk } from '@/utils/wire/page-answers';
import type { Clock } from '../clock';
import type { Priority } from '../gateway';
import type { ReadsById } from '../reading/by-id';
import type { TikTokTime } from '../tiktok-time';
import { openAnswer, type Opened } from './answers';
import { Lane } from './lane';
import type { PageLink } from './link';
import { pageProblem, stopsSession } from './problems';
import type { Sessions } from './session';

/** What all reads and presses through the page share. */
export interface PageParts {
  link: PageLink;
  clock: Clock;
  sessions: Sessions;
  byId: ReadsById;
  lanes: Map<string, Lane>;
  time: TikTokTime;
}

/** Asks one thing of the page's own endpoints, at a person's pace; a session that is not as it must be stops. */
export async function askPage(parts: PageParts, ask: PageAsk, priority: Priority): Promise<Opened> {
  const advertiserId = ask.ask === 'list' ? ask.query.advertiserId : ask.advertiserId;
  const { clock, sessions } = parts;
  const lane = parts.lanes.get(advertiserId) ?? new Lane(clock);
  parts.lanes.set(advertiserId, lane);
  return lane.run(priority, async () => {
    if (await sessions.isStopped(advertiserId)) {
      return { ok: false, problem: pageProblem('session-stopped'), stamp: ours(parts) };
    }
    const opened = openAnswer(await parts.link.ask(ask), clock.now());
    parts.time.heard(opened.stamp);
    await sessions.looked(advertiserId, opened.ok ? null : opened.problem);
    if (!opened.ok) await stopIfWrong(parts, advertiserId, opened.problem.reason);
    return opened;
  });
}

/** Stops working through the page for an account when something was not as it must be. */
export async function stopIfWrong(parts: PageParts, advertiserId: string, reason: string): Promise<void> {
  if (stopsSession(reason)) await parts.sessions.stop(advertiserId, reason);
}

export function ours({ clock }: PageParts): Stamp {
  return { at: clock.now(), tiktokAt: null, requestIds: [] };
}
