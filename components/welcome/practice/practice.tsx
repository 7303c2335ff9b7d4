import { useEffect, useState } from 'preact/hooks';
import { StateNote } from '../../state-note';
import { StoreProvider } from '../../store';
import { AheadProvider } from '../../ticker';
import { words } from '../../words';
import { WorkerProvider } from '../../worker';
import { PracticeDesk } from './practice-desk';
import type { PracticeWorld } from './world';

type State = { is: 'before' } | { is: 'starting' } | { is: 'failed' } | { is: 'on'; world: PracticeWorld };

/** Practising on an account that does not exist, with the same cards and rows and the same judgement as everywhere. */
export function Practice({ start }: { start: () => Promise<PracticeWorld> }) {
  const [state, setState] = useState<State>({ is: 'before' });
  const begin = () => {
    setState({ is: 'starting' });
    start().then(
      (world) => setState({ is: 'on', world }),
      () => setState({ is: 'failed' }),
    );
  };
  const end = (world: PracticeWorld) => {
    world.end();
    setState({ is: 'before' });
  };
  return (
    <section class="panel practice" aria-labelledby="practice" aria-busy={state.is === 'starting'}>
      <h2 id="practice" class="panel-title">
        {words('practice_title')}
      </h2>
      <p class="panel-text">{words('practice_text')}</p>
      {state.is === 'failed' && (
        <StateNote problem title={words('practice_failed')} text={words('practice_failed_text')} />
      )}
      {state.is === 'on' ? (
        <OnSample world={state.world} onEnd={() => end(state.world)} />
      ) : (
        <div>
          <button
            type="button"
            class="button button-strong button-plain"
            aria-disabled={state.is === 'starting'}
            onClick={() => state.is !== 'starting' && begin()}
          >
            {words('practice_start')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Everything below asks the practice instead of the worker, reads its store and shows its clock. */
function OnSample({ world, onEnd }: { world: PracticeWorld; onEnd: () => void }) {
  const [ahead, setAhead] = useState(0);
  useEffect(() => world.onAhead(setAhead), [world]);
  return (
    <StoreProvider value={world.store}>
      <WorkerProvider value={world.send}>
        <AheadProvider value={ahead}>
          <PracticeDesk world={world} onEnd={onEnd} />
        </AheadProvider>
      </WorkerProvider>
    </StoreProvider>
  );
}
