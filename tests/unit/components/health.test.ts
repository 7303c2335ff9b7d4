import { expect, it } from 'vitest';
import { healthOf } from '../../../components/desk/health';
import { someJudged } from './some-judged';

const gap = (to: number | null) => ({ from: 1000, to, reason: 'not-running' });

it('is as fresh as the newest look, and the next look is the first that is due', () => {
  const health = healthOf([
    someJudged('a', { verdict: { lastLookAt: 5000, nextLookAt: 9000 } }),
    someJudged('b', { verdict: { lastLookAt: 7000, nextLookAt: 8000 } }),
    someJudged('c', { verdict: { lastLookAt: null, nextLookAt: null } }),
  ]);
  expect(health).toMatchObject({ followed: 3, lastLookAt: 7000, nextLookAt: 8000 });
});

it('tells how many nobody watches now, and how many were not watched for a while', () => {
  const { unwatched, withGaps } = healthOf([
    someJudged('open', { verdict: { gaps: [gap(2000), gap(null)] } }),
    someJudged('over', { verdict: { gaps: [gap(2000)] } }),
    someJudged('whole'),
  ]);
  expect({ unwatched, withGaps }).toEqual({ unwatched: 1, withGaps: 2 });
});

it('says nothing of orders that are not followed any more', () => {
  const old = someJudged('old', { verdict: { closed: true, lastLookAt: 9000, gaps: [gap(null)] } });
  expect(healthOf([old])).toEqual({
    followed: 0,
    lastLookAt: null,
    nextLookAt: null,
    unwatched: 0,
    withGaps: 0,
  });
});
