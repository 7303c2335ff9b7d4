import { useEffect, useRef, useState } from 'preact/hooks';
import { StateNote } from '../state-note';
import { trusted } from '../trusted';
import { words } from '../words';
import { LONGEST_FILE, openCase, type Opened } from './open-case';

/** A file that was chosen and checked. */
export interface ChosenFile {
  name: string;
  opened: Opened | { state: 'unreadable' };
}

/** A place to open a case file: chosen, or dropped anywhere on the page. Nothing of it leaves this computer. */
export function OpenFile({ onOpen }: { onOpen: (chosen: ChosenFile) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const open = async (file: File | undefined) => {
    if (file !== undefined) onOpen({ name: file.name, opened: await read(file) });
  };
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void open(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  });
  return (
    <section class={`open-file for-screen ${isOver ? 'is-over' : ''}`} aria-labelledby="open-title">
      <h2 id="open-title" class="part-title">
        {words('report_open_title')}
      </h2>
      <p class="quiet-line">{words('report_open_what')}</p>
      <button type="button" class="button" onClick={trusted(() => input.current?.click())}>
        {words('report_open_choose')}
      </button>
      <input
        ref={input}
        class="for-ears"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={words('report_open_choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          void open(file).then(() => {
            // The same file can be chosen again after it was changed.
            if (input.current !== null) input.current.value = '';
          });
        }}
      />
    </section>
  );
}

async function read(file: File): Promise<ChosenFile['opened']> {
  if (file.size > LONGEST_FILE) return { state: 'other' };
  try {
    return await openCase(await file.text());
  } catch {
    return { state: 'unreadable' };
  }
}

/** Why a file is not shown: it is none, or its chain is broken, and where. */
export function NotShown({
  name,
  opened,
}: {
  name: string;
  opened: Exclude<ChosenFile['opened'], { state: 'whole' }>;
}) {
  if (opened.state === 'broken') {
    return <StateNote problem title={words('report_broken', name)} text={brokenText(opened.at)} />;
  }
  return <StateNote problem title={words('report_no_case', name)} text={words('report_no_case_text')} />;
}

function brokenText(at: Extract<Opened, { state: 'broken' }>['at']): string {
  if (at === 'head') return words('report_broken_head');
  if (at === 'end') return words('report_broken_end');
  return words('report_broken_record', at.record);
}
