import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { everythingKept } from '@/utils/store/everything';
import { send } from '@/utils/wire/own-client';
import { ConfirmDialog } from './confirm-dialog';
import { useNotices } from './notices';
import { useAsk } from './press';
import { saveFile } from './save-file';
import { useStore } from './store';
import { trusted } from './trusted';
import { TypedInput } from './typed-input';
import { isTheName } from './typed-name';
import { words } from './words';

/** Everything that is kept here: to take along, and to erase. */
export function DataSetting() {
  const store = useStore();
  const { show } = useNotices();
  const [asking, ask] = useState(false);
  const save = async () => {
    const now = new Date();
    try {
      const everything = await everythingKept(store, now.getTime(), browser.runtime.getManifest().version);
      saveFile(
        `standstill-${now.toISOString().slice(0, 10)}.json`,
        'application/json',
        JSON.stringify(everything, null, 2),
      );
    } catch {
      show({ text: words('options_export_failed'), problem: true });
    }
  };
  return (
    <section class="panel" aria-labelledby="data-title">
      <h2 id="data-title" class="panel-title">
        {words('options_data')}
      </h2>
      <p class="quiet-line">{words('options_data_what')}</p>
      <div class="setting-row">
        <p id="export-what">{words('options_export_what')}</p>
        <button type="button" class="button" aria-describedby="export-what" onClick={trusted(save)}>
          {words('options_export')}
        </button>
      </div>
      <div class="setting-row">
        <p id="erase-what">{words('options_erase_what')}</p>
        <button
          type="button"
          class="button button-stop"
          aria-describedby="erase-what"
          onClick={() => ask(true)}
        >
          {words('options_erase')}
        </button>
      </div>
      {asking && <EraseDialog onClose={() => ask(false)} />}
    </section>
  );
}

function EraseDialog({ onClose }: { onClose: () => void }) {
  const tell = useAsk();
  const [typed, type] = useState('');
  const word = words('options_erase_word');
  return (
    <ConfirmDialog
      title={words('options_erase_title')}
      confirm={words('options_erase')}
      weight="stop"
      ready={isTheName(typed, word)}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        // Which account was looked at last; the worker has no way to it.
        localStorage.clear();
        void tell(() => send('erase-everything', {}));
      }}
    >
      <p>{words('options_erase_gone')}</p>
      <p class="risk">{words('options_erase_unwatched')}</p>
      <p>{words('options_erase_stays')}</p>
      <p class="quiet-line">{words('options_erase_closes')}</p>
      <div class="typed-name">
        <label for="erase-word">{words('options_erase_type', word)}</label>
        <TypedInput id="erase-word" value={typed} onTyped={type} />
      </div>
    </ConfirmDialog>
  );
}
