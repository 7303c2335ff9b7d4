import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, as axe-core names its parts; `best-practice` is about whole pages. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A page of any browser: runs an expression in it. */
interface Scripted {
  evaluate<T>(expression: string): Promise<T>;
}

/** Everything on one of our own pages. */
export const WHOLE_PAGE = 'document';
/** What stands in Ads Manager of ours, once `ClosedRoots.open` has opened it. */
export const OURS_IN_ADS_MANAGER = '{ include: standstillHosts }';

/**
 * What axe-core objects to, in words; empty when nothing.
 *
 * @param within an expression for what to look at; rules about whole pages count only for whole pages
 * @throws when axe-core found nothing to look at, which says nothing
 */
export async function objections(page: Scripted, within = WHOLE_PAGE): Promise<string[]> {
  const rules = within === WHOLE_PAGE ? [...WCAG, 'best-practice'] : WCAG;
  await page.evaluate(`(() => { ${axe}\n})()`);
  const results = await page.evaluate<AxeResults>(
    `axe.run(${within}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  );
  if (results.passes.length === 0) throw new Error('axe-core looked at nothing');
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
  );
}
