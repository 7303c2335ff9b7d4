const HOUR = 3_600_000;

/** How much has come together from some beginning until an instant (UTC ms): a whole number that never falls. */
export type Counter = (ms: number) => number;

/** So much an hour. Counted from the epoch, so that neighbouring stretches neither lose nor double a unit. */
export function steady(perHour: number): Counter {
  return (ms) => Math.floor((ms / HOUR) * perHour);
}

/** `total` in all, evenly from one instant to another. */
export function spread(total: number, from: number, to: number): Counter {
  return (ms) => Math.floor(total * ((ms - from) / (to - from)));
}

/** The ads of one ad group that share in a stretch. */
export interface Sharer {
  adGroupId: string;
  adIds: readonly string[];
}

/** A time in which a campaign (or one session of it) spent without any change. UTC ms, `to` excluded. */
export interface Stretch {
  from: number;
  to: number;
  /** In the currency's smallest units. */
  spend: Counter;
  impressions: Counter;
  /** None: the campaign itself, or the session. */
  sharers: readonly Sharer[];
  sessionId?: string;
  /** All of it belongs to this instant: what trails a stop belongs to the stop. */
  bookedAt?: number;
  /** Reports have known it since the world began. */
  known?: true;
}

/** Whose money it is. Nothing given: the campaign's, not that of an ad. */
export interface Owner {
  adGroupId?: string;
  adId?: string;
  sessionId?: string;
}

/** Of the units numbered `above` + 1 to `upTo`, how many fall to one of `count` who take turns. */
function turns(above: number, upTo: number, index: number, count: number): [above: number, upTo: number] {
  return [Math.floor((above - index) / count), Math.floor((upTo - index) / count)];
}

/**
 * What each owner spent in a part of a stretch. Ad groups take turns at the units, and so do the ads of each: the
 * shares of neighbouring parts add up, and all shares together are the whole.
 */
export function shares(
  stretch: Stretch,
  from: number,
  to: number,
  visit: (owner: Owner, spend: number, impressions: number) => void,
): void {
  const { sharers, sessionId } = stretch;
  const spend = [stretch.spend(from), stretch.spend(to)] as const;
  const shown = [stretch.impressions(from), stretch.impressions(to)] as const;
  if (sharers.length === 0)
    return visit(sessionId === undefined ? {} : { sessionId }, spend[1] - spend[0], shown[1] - shown[0]);
  for (const [index, { adGroupId, adIds }] of sharers.entries()) {
    const groupSpend = turns(...spend, index, sharers.length);
    const groupShown = turns(...shown, index, sharers.length);
    for (const [number, adId] of adIds.entries()) {
      const [spendFrom, spendTo] = turns(...groupSpend, number, adIds.length);
      const [shownFrom, shownTo] = turns(...groupShown, number, adIds.length);
      visit({ adGroupId, adId }, spendTo - spendFrom, shownTo - shownFrom);
    }
  }
}
