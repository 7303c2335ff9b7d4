import { afterEach, beforeEach, vi } from 'vitest';

const LOUD = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Keeps what is said to the console in each test of a file instead of saying it; gives what was said so far. */
export function overhear(): () => string[] {
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    for (const way of LOUD)
      vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')));
  });
  afterEach(() => vi.restoreAllMocks());
  return () => said;
}
