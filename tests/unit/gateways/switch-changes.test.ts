import { describe, expect, it } from 'vitest';
import type { Entity, Kind } from '@/utils/core/entity';
import type { Act } from '../../simulator/world/actors';
import { MINUTE, HALF_PAST, APP, OTHER, reach, RULE } from './changes-reach';
import { CAMPAIGN, entity, NOW } from './reach';

describe('who switched it', () => {
  it.each<[string, Act, object]>([
    [
      'a colleague',
      { actor: 'user', name: 'anna.berg@agency.example', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'person', name: 'a*******g@agency.example' }, to: 'on' },
    ],
    [
      'another tool',
      { actor: 'app', name: '7309876543210987654', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'app', name: '7309876543210987654' }, to: 'on' },
    ],
    [
      'TikTok',
      { actor: 'platform', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'unknown', name: 'System' }, to: 'on' },
    ],
    [
      'whoever deleted it',
      { actor: 'user', name: 'anna.berg@agency.example', does: 'delete', campaign: CAMPAIGN },
      { by: { kind: 'person', name: 'a*******g@agency.example' }, to: 'deleted' },
    ],
  ])('was %s', async (_who, deed, told) => {
    const { gateway, clock, changes, acts } = reach();
    await gateway.write(entity(), 'switch-off');
    clock.advance(5 * MINUTE);
    acts(deed);
    const off = { at: NOW, by: { kind: 'app', name: APP }, to: 'off' };
    expect(await changes()).toEqual([off, { at: NOW + 5 * MINUTE, ...told }]);
  });

  it.each(['python', 'json'] as const)('was a rule, which is told once by its name (%s)', async (form) => {
    const name = `Morning, "early" 🌅 Łódź's`;
    const { gateway, simulator, clock, changes } = reach({ rules: [{ ...RULE, name }] });
    simulator.settings.changeLogFile = form;
    await gateway.write(entity(), 'switch-off');
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toEqual([
      { at: NOW, by: { kind: 'app', name: APP }, to: 'off' },
      { at: HALF_PAST, by: { kind: 'rule', name }, to: 'on' },
    ]);
  });

  it('is told every time, oldest first', async () => {
    const { gateway, clock, changes, acts } = reach({ rules: [RULE] });
    await gateway.write(entity(), 'switch-off');
    clock.set(HALF_PAST + 5 * MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 31 * MINUTE);
    const told = await changes();
    expect(told).toMatchObject([
      { to: 'off', by: { kind: 'app' } },
      { at: HALF_PAST, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
      { to: 'off', by: { kind: 'person' } },
      { at: HALF_PAST + 30 * MINUTE, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
    ]);
  });

  it('may be a person right after a rule', async () => {
    const { clock, changes, acts } = reach({ rules: [RULE] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 10_000);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 20_000);
    acts({ actor: 'user', does: 'enable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([
      { to: 'off', by: { kind: 'person' } },
      { to: 'on', by: { kind: 'rule' } },
      { to: 'off', by: { kind: 'person' } },
      { to: 'on', by: { kind: 'person' } },
    ]);
  });

  it('leaves out what happened before, and to other campaigns', async () => {
    const { clock, changes, acts } = reach({ rules: [{ ...RULE, campaigns: [OTHER] }] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    acts({ actor: 'user', does: 'disable', campaign: OTHER });
    clock.set(HALF_PAST + 5 * MINUTE);
    acts({ actor: 'user', does: 'enable', campaign: CAMPAIGN });
    expect(await changes(entity(), NOW + 2 * MINUTE)).toMatchObject([
      { at: HALF_PAST + 5 * MINUTE, to: 'on' },
    ]);
  });

  it('keeps what happened within the minute it is asked from, which the log does not split', async () => {
    const { clock, changes, acts } = reach();
    clock.advance(40_000);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes(entity(), NOW + 30_000)).toMatchObject([{ at: NOW, to: 'off' }]);
  });

  it('is known of an ad group by its own id', async () => {
    const { simulator, changes, acts } = reach();
    const [group] = simulator.world.adGroups.values();
    const own: Entity = { ...entity('manual', 'adgroup', group?.id), adGroupId: group?.id ?? null };
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN, adGroup: 0 });
    expect(await changes(own)).toMatchObject([{ to: 'off', by: { kind: 'person' } }]);
  });

  it('does not depend on the zone of the account', async () => {
    const { clock, changes, acts } = reach({ advertiser: { timezone: 'Pacific/Kiritimati' } });
    clock.advance(MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([{ at: NOW + MINUTE, to: 'off' }]);
  });

  it('can be asked long after', async () => {
    const { clock, changes, acts } = reach();
    clock.advance(40 * 24 * 60 * MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([{ to: 'off' }]);
  });

  it('of Upgraded Smart+ is in the log only: no rule covers it', async () => {
    const kind: Kind = 'smart-plus';
    const { changes, acts, paths } = reach({ campaigns: [{ id: CAMPAIGN, name: 'Spring', kind }] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes(entity(kind))).toMatchObject([{ to: 'off', by: { kind: 'person' } }]);
    expect(paths().filter((path) => path.startsWith('optimizer'))).toEqual([]);
  });

  it('of a Promote is told by nobody', async () => {
    const { changes, paths } = reach({ campaigns: [{ id: CAMPAIGN, name: 'Spring', kind: 'promote' }] });
    expect(await changes(entity('promote'))).toEqual({
      remedy: 'give-up',
      reason: 'not-covered',
      apiCode: null,
      apiMessage: null,
    });
    expect(paths()).toEqual([]);
  });
});

describe('with one source only', () => {
  it('rules are told without the log', async () => {
    const { simulator, clock, changes, acts } = reach({ rules: [RULE] }, 'no-log');
    simulator.tokens.add({ token: 'no-log', scopes: ['200', '17020000'] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toEqual([
      { at: HALF_PAST, by: { kind: 'rule', name: 'Morning start' }, to: 'on' },
    ]);
  });

  it('rules are told by the log', async () => {
    const { simulator, clock, changes, acts } = reach({ rules: [RULE] }, 'no-rules');
    simulator.tokens.add({ token: 'no-rules', scopes: ['200', '230'] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toMatchObject([
      { to: 'off', by: { kind: 'person' } },
      { at: HALF_PAST, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
    ]);
  });

  it('and none, the problem of the log is told', async () => {
    const { simulator, changes } = reach({}, 'neither');
    simulator.tokens.add({ token: 'neither', scopes: ['200'] });
    expect(await changes()).toMatchObject({ reason: 'no-permission', apiCode: 40125 });
  });
});
