import { describe, expect, it } from 'vitest';
import { isOverTheApi, ordersOf, playScenario } from '../support/play-scenario';
import { findScenarios, readScenario } from '../support/scenario-files';

const stories = findScenarios(['tests/scenarios']).filter((file) => isOverTheApi(readScenario(file)));

/** Days of nothing but failed reads are thousands of them, on a machine that may be slow. Milliseconds. */
const PATIENCE = 400_000;

/** A file of its own, so that it can be played beside the other one. */
describe('every story over the other way to the API', () => {
  it.each(stories)(
    '%s',
    async (file) => {
      const scenario = readScenario(file);
      const byConsent = ordersOf(scenario).some(({ gateway }) => gateway === 'mcp');
      const played = await playScenario(scenario, byConsent ? 'marketing-api' : 'mcp');
      expect(played.mismatches).toEqual([]);
    },
    PATIENCE,
  );
});
