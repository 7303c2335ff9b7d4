import { describe, expect, it } from 'vitest';
import { playScenario } from '../support/play-scenario';
import { findScenarios, readScenario } from '../support/scenario-files';

/** Days of nothing but failed reads are thousands of them, on a machine that may be slow. Milliseconds. */
const PATIENCE = 400_000;

describe('every story in tests/scenarios', () => {
  it.each(findScenarios(['tests/scenarios']))(
    '%s',
    async (file) => {
      const played = await playScenario(readScenario(file));
      expect(played.mismatches).toEqual([]);
    },
    PATIENCE,
  );
});
