import { PageHealth } from './connect/page-health';
import type { AccessNow } from './connect/use-access';
import { useNotices } from './notices';
import { useReadsWithoutTab } from './use-reads-without-tab';
import { trusted } from './trusted';
import { words } from './words';

/**
 * What works with nothing connected, how it goes, and whether checks go on while no tab is open.
 *
 * @param access null while it is not known
 */
export function PageSetting({ access }: { access: AccessNow | null }) {
  const { show } = useNotices();
  const [reads, allow] = useReadsWithoutTab(() =>
    show({ text: words('options_no_tab_refused'), problem: true }),
  );
  return (
    <section class="panel" aria-labelledby="page-title">
      <h2 id="page-title" class="panel-title">
        {words('options_page')}
      </h2>
      <ul class="permissions">
        <li>{words('options_page_press')}</li>
        <li>{words('options_page_tab')}</li>
        <li>{words('options_page_limits')}</li>
      </ul>
      <label class="check">
        <input
          type="checkbox"
          checked={reads === true}
          disabled={reads === null}
          aria-describedby="no-tab-what"
          onChange={trusted((event) => {
            const wanted = event.currentTarget.checked;
            // What is shown follows what the browser and the store say, not the press.
            event.currentTarget.checked = reads === true;
            allow(wanted);
          })}
        />
        {words('options_no_tab')}
      </label>
      <p id="no-tab-what" class="quiet-line">
        {words('options_no_tab_what')}
      </p>
      {access !== null && <PageHealth access={access} alone={reads} />}
    </section>
  );
}
