import type { Entity } from '@/utils/core/entity';
import type { Operation, Stamp, WriteOutcome } from '@/utils/core/evidence';
import type { PressRefusal } from '@/utils/wire/tab-answers';
import type { Priority } from '../gateway';
import { openAnswer } from './answers';
import { outcomeOfAnswer } from './seen';
import type { PressResult } from './link';
import { ours, stopIfWrong, type PageParts } from './parts';
import { pageProblem, pressProblem, type PressProblem } from './problems';
import { Turns } from './turns';

const REFUSED = {
  'row-gone': 'press-no-row',
  'row-differs': 'press-row-differs',
  'other-account': 'press-other-account',
  'no-switch': 'press-no-switch',
  'switch-busy': 'press-switch-busy',
  unreadable: 'press-unreadable',
} as const satisfies Record<PressRefusal, PressProblem>;

/** TikTok's code for two changes of one campaign at a time; nothing was changed (facts: session-api 3). */
const CONFLICT = 6;
/** Between two presses in one account (facts: session-api, fail-safe rule 4). Milliseconds. */
const APART = 1000;
/** This many of these, or of presses without an answer, in a row: something is not as it must be (fail-safe rule 7). */
const MOST_CONFLICTS = 3;
const MOST_UNSEEN = 2;

/**
 * Switches by pressing the row's own switch, once, as the person would; the page then sends its own request.
 * Accepted means that TikTok's answer to that request was seen and good. Never repeated: a second press would
 * take the first one back.
 */
export class Press {
  /** In a row, by account. */
  private readonly conflicts = new Map<string, number>();
  private readonly unseen = new Map<string, number>();
  /** One press at a time in an account: the page is one, and its list moves under our hands. */
  private readonly turns = new Map<string, Turns>();

  constructor(private readonly parts: PageParts) {}

  write(
    entity: Entity,
    operation: Operation,
    priority: Priority = 'click',
  ): Promise<WriteOutcome & { stamp: Stamp }> {
    const { advertiserId } = entity.ref;
    // Two changes right after each other are refused as a conflict.
    const turns = this.turns.get(advertiserId) ?? new Turns(this.parts.clock, APART);
    this.turns.set(advertiserId, turns);
    return turns.run(priority, () => this.press(entity, operation));
  }

  private async press(entity: Entity, operation: Operation): Promise<WriteOutcome & { stamp: Stamp }> {
    const { parts } = this;
    const { ref, name, campaignId, adGroupId } = entity;
    if (operation !== 'switch-off' && operation !== 'switch-on') return this.refused('not-by-page');
    const isStopped = () => parts.sessions.isStopped(ref.advertiserId);
    const to = operation === 'switch-on' ? 'on' : 'off';
    const pressed: PressResult = (await isStopped())
      ? { result: 'stopped' }
      : await parts.link.press({ ref, name, campaignId, adGroupId, to }, isStopped);
    return this.outcomeOf(ref.advertiserId, pressed);
  }

  private async outcomeOf(
    advertiserId: string,
    pressed: PressResult,
  ): Promise<WriteOutcome & { stamp: Stamp }> {
    switch (pressed.result) {
      case 'sent':
        return this.answered(advertiserId, pressed.answer);
      case 'asks':
        return { outcome: 'unknown', problem: pressProblem('confirm-in-page'), stamp: ours(this.parts) };
      case 'already':
        return { outcome: 'unneeded', stamp: ours(this.parts) };
      case 'flipped':
        return this.unknown(advertiserId, 'press-unseen');
      case 'lost':
        return this.unknown(advertiserId, 'press-lost');
      case 'stopped':
        return { outcome: 'rejected', problem: pageProblem('session-stopped'), stamp: ours(this.parts) };
      case 'no-row':
        return this.refused('press-no-row');
      case 'no-list':
        return this.refused('press-no-list');
      case 'refused':
        return this.refused(REFUSED[pressed.reason]);
    }
  }

  private async answered(
    advertiserId: string,
    answer: Extract<PressResult, { result: 'sent' }>['answer'],
  ): Promise<WriteOutcome & { stamp: Stamp }> {
    const { parts } = this;
    const opened = openAnswer(answer, parts.clock.now());
    const outcome = outcomeOfAnswer(opened);
    if (opened.ok) this.conflicts.delete(advertiserId);
    else if (opened.problem.apiCode === CONFLICT) {
      if (this.isTooOften(this.conflicts, advertiserId, MOST_CONFLICTS)) {
        await parts.sessions.stop(advertiserId, 'session-limited');
      }
    } else await stopIfWrong(parts, advertiserId, opened.problem.reason);
    // That a request was seen to get none is no more of an answer than a request that nobody saw.
    if (outcome.outcome === 'unknown') await this.stopIfUnseen(advertiserId);
    else this.unseen.delete(advertiserId);
    return outcome;
  }

  private async unknown(
    advertiserId: string,
    reason: 'press-unseen' | 'press-lost',
  ): Promise<WriteOutcome & { stamp: Stamp }> {
    await this.stopIfUnseen(advertiserId);
    return { outcome: 'unknown', problem: pressProblem(reason), stamp: ours(this.parts) };
  }

  private async stopIfUnseen(advertiserId: string): Promise<void> {
    if (this.isTooOften(this.unseen, advertiserId, MOST_UNSEEN)) {
      await this.parts.sessions.stop(advertiserId, 'session-unsure');
    }
  }

  private refused(reason: PressProblem): WriteOutcome & { stamp: Stamp } {
    return { outcome: 'rejected', problem: pressProblem(reason), stamp: ours(this.parts) };
  }

  /** Counts one more in a row. Too often begins anew: after that only the person lets it go on. */
  private isTooOften(counts: Map<string, number>, advertiserId: string, most: number): boolean {
    const next = (counts.get(advertiserId) ?? 0) + 1;
    counts.set(advertiserId, next < most ? next : 0);
    return next >= most;
  }
}
