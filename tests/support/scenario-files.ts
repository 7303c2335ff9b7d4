import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scenarioSchema, type Scenario } from './scenario-schema';

/** All scenario files among these files and folders, in the order of their names. */
export function findScenarios(paths: string[]): string[] {
  return paths.flatMap((path) => {
    // One that is not there is told when it is read.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
    const inside = readdirSync(path)
      .sort()
      .map((name) => join(path, name));
    return inside.flatMap((one) =>
      statSync(one).isDirectory() ? findScenarios([one]) : one.endsWith('.json') ? [one] : [],
    );
  });
}

/** @throws Error as `parseScenario`, and for a file that is not there or no JSON */
export function readScenario(file: string): Scenario {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  return parseScenario(raw, file);
}

/** @throws Error that names the file and every place in it that cannot be understood */
export function parseScenario(raw: unknown, file: string): Scenario {
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) throw new Error(`${file} is no scenario:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
