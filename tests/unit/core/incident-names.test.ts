import { expect, it } from 'vitest';
import { incidentId, orderOfIncident } from '@/utils/core/announce';
import { FLAGS } from '@/utils/core/verdict';

it.each(FLAGS)('the name of an incident with %s tells its order', (flag) => {
  const raised = { flag, since: 1_773_160_000_000, said: { key: '', values: {} }, next: 'wait' } as const;
  for (const id of ['00000000-0000-4000-8000-000000000001', 'a:b'])
    expect(orderOfIncident(incidentId(id, raised))).toBe(id);
});

it.each(['', 'panic', 'order', 'order:', ':still-spending:1'])('“%s” names no order', (name) => {
  expect(orderOfIncident(name)).toBeNull();
});
