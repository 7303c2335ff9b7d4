import { unquoteIds } from '../api/answer';
import type { ArmedFault } from '../faults';
import type { FaultName } from '../faults/table';
import { html, json, type PageAnswer } from './answer';

/** What the faults of an answer do to it. */
export interface Disturbance {
  /** False: a write does not take effect. */
  applies: boolean;
  change(answer: PageAnswer): PageAnswer;
}

/** The faults of the answer that this request meets, as the Marketing API's endpoints know them. */
export function disturbed(meet: (name: FaultName) => ArmedFault | undefined): Disturbance {
  const serverError = meet('server-errors');
  const page = meet('html-answers');
  const broken = meet('invalid-json') ?? meet('empty-answers') ?? meet('malformed-shape');
  const unquoted = meet('unquoted-ids') !== undefined;
  return {
    applies: [serverError, page].every((fault) => !fault || fault.applies) && broken?.applies !== false,
    change: (answer) => {
      if (serverError)
        return json({ code: 50_000, msg: 'System error', data: {} }, serverError.status ?? 500);
      if (page)
        return html('<!doctype html><title>TikTok</title><h1>Please wait...</h1>', page.status ?? 200);
      return garbled(unquoted ? { ...answer, text: unquoteIds(answer.text) } : answer, broken?.name);
    },
  };
}

function garbled(answer: PageAnswer, how: FaultName | undefined): PageAnswer {
  switch (how) {
    case 'invalid-json':
      return { ...answer, text: answer.text.slice(0, Math.floor(answer.text.length * 0.6)) };
    case 'empty-answers':
      return { ...answer, text: '' };
    case 'malformed-shape':
      return { ...answer, text: JSON.stringify({ code: '0', msg: ['OK'], data: [{ table: null }] }) };
    default:
      return answer;
  }
}
