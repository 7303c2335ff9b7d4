import type { Entity } from '@/utils/core/entity';
import type { Clock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { createSimulator } from '../../simulator/simulator';
import { act, type Act } from '../../simulator/world/actors';
import { loadWorld, type WorldInput } from '../../simulator/world/load';
import { VirtualClock } from '../../support/virtual-clock';
import { CAMPAIGN, entity, FULL_TOKEN, NOW } from './reach';

export const MINUTE = 60_000;
/** NOW is 15:20; a rule first looks at 15:30. */
export const HALF_PAST = NOW + 10 * MINUTE;
export const APP = '7301245678901234567';
export const OTHER = '1846211451413538124';

/** A world in which time passes only where the gateway waits. */
export function reach(world: Partial<WorldInput> = {}, token = FULL_TOKEN) {
  const clock = new VirtualClock(NOW);
  const whole = {
    campaigns: [
      { id: CAMPAIGN, name: 'Spring' },
      { id: OTHER, name: 'Summer' },
    ],
    ...world,
  };
  const simulator = createSimulator({ clock, world: (own) => loadWorld(whole, own) });
  const waiting: Clock = {
    now: clock.now,
    sleep: async (ms, signal) => (signal ? new Promise<void>(() => undefined) : clock.advance(ms)),
  };
  const gateway = marketingApi({
    fetch: async (input, init) => simulator.fetch(new Request(input, init)),
    clock: waiting,
    token: async () => token,
  });
  const changes = async (of: Entity = entity(), since = NOW) => {
    const read = await gateway.readSwitchChanges(of, since, 'click');
    return read.ok ? read.value : read.problem;
  };
  const paths = () => simulator.journal.entries().map(({ path }) => path.replace('/open_api/v1.3/', ''));
  return { gateway, simulator, clock, changes, paths, acts: (deed: Act) => act(simulator.world, deed) };
}

export const HEADER = 'Time,log_object_type,Object ID,Object,Operator,Source,App ID,Activity details\r\n';
export const EMPTY = JSON.stringify({ file_data: HEADER });
export const RULE = { name: 'Morning start', campaigns: [CAMPAIGN] };
