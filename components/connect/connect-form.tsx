import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '@/utils/wire/own-client';
import { useNotices } from '../notices';
import { tokenProblem } from '../press';
import { say, words } from '../words';
import { readIds, readPasted } from './pasted-token';

type State = { is: 'waiting' } | { is: 'checking' } | { is: 'refused'; why: string };

/**
 * Takes a token, hands it to the worker and forgets it: it is read from the field once, the field is
 * emptied, and no state of this page ever holds it.
 */
export function ConnectForm({ online }: { online: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  const accounts = useRef<HTMLInputElement>(null);
  const [shown, show] = useState(false);
  const [state, setState] = useState<State>({ is: 'waiting' });
  const notices = useNotices();

  const reveal = (revealed: boolean) => {
    if (field.current !== null) field.current.type = revealed ? 'text' : 'password';
    show(revealed);
  };
  const refuse = (why: string) => setState({ is: 'refused', why });
  // Not at the refusal itself: while the token is checked the field takes no focus.
  useEffect(() => {
    if (state.is === 'refused') field.current?.focus();
  }, [state]);
  const check = async (event: SubmitEvent) => {
    event.preventDefault();
    const input = field.current;
    if (!event.isTrusted || input === null || state.is === 'checking') return;
    const pasted = readPasted(input.value);
    if (pasted === null)
      return refuse(words(input.value.trim() === '' ? 'connect_empty' : 'connect_no_token'));
    input.value = '';
    reveal(false);
    setState({ is: 'checking' });
    const { token, scope } = pasted;
    const named = [...new Set([...pasted.advertiserIds, ...readIds(accounts.current?.value ?? '')])];
    try {
      const answer = await send('connect', {
        token,
        ...(named.length === 0 ? {} : { advertiserIds: named }),
        ...(scope === null ? {} : { scope }),
      });
      if (answer.status === 'refused') return refuse(say(answer.said));
      setState({ is: 'waiting' });
      notices.show({ text: words('connect_done', answer.advertisers) });
    } catch (error) {
      refuse(tokenProblem(error));
    }
  };

  const checking = state.is === 'checking';
  return (
    <form class="connect" onSubmit={(event) => void check(event)} autocomplete="off" aria-busy={checking}>
      <label class="field-label" for="token">
        {words('connect_token')}
      </label>
      <div class="field-row">
        <input
          ref={field}
          id="token"
          class="field"
          type="password"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          disabled={checking}
          aria-invalid={state.is === 'refused'}
          aria-describedby="token-problem token-hint"
        />
        <button type="button" class="button" aria-pressed={shown} onClick={() => reveal(!shown)}>
          {words('connect_show')}
        </button>
      </div>
      <p id="token-problem" class="field-problem" role="alert">
        {state.is === 'refused' && state.why}
      </p>
      <p id="token-hint" class="quiet-line">
        {words('connect_token_hint')}
      </p>
      <label class="field-label" for="accounts">
        {words('connect_ids')}
      </label>
      <div class="field-row">
        <input
          ref={accounts}
          id="accounts"
          class="field"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          disabled={checking}
          aria-describedby="accounts-hint"
        />
      </div>
      <p id="accounts-hint" class="quiet-line">
        {words('connect_ids_hint')}
      </p>
      <div class="connect-foot">
        <button type="submit" class="button button-strong button-plain" disabled={checking || !online}>
          {words(checking ? 'connect_checking' : 'connect_check')}
        </button>
        <p class="quiet-line">{words('connect_privacy')}</p>
      </div>
    </form>
  );
}
