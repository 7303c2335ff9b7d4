import { TypedInput } from './typed-input';
import { words } from './words';

/**
 * Under an end: whether it is also deleted once the stop is proved. The name must be typed, because a deletion
 * cannot be taken back.
 */
export function DeleteChoice(props: {
  name: string;
  /** What has been typed; null while deleting is not chosen. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
}) {
  const { name, typed, onTyped } = props;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={typed !== null}
          onChange={(event) => onTyped(event.currentTarget.checked ? '' : null)}
        />
        {words('common_delete_also')}
      </label>
      {typed !== null && (
        <div class="typed-name">
          <p id="delete-what">{words('common_delete_what')}</p>
          <label for="delete-name">{words('common_delete_type', name)}</label>
          <TypedInput id="delete-name" value={typed} describedBy="delete-what" onTyped={onTyped} />
        </div>
      )}
    </>
  );
}
