import { ApiError, CODE, invalid } from './errors';

/** At most 20 ids a status call, each once. facts: marketing-api 2.2, 3.2, 3.5 */
export function checkBatch(ids: readonly string[]): void {
  if (ids.length > 20)
    throw new ApiError(CODE.tooManyIds, `Too many ids: ${ids.length}. At most 20 are allowed.`);
  if (new Set(ids).size !== ids.length) throw invalid('Duplicate ids.');
}
