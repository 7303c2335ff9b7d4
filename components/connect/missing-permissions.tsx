import { ToneIcon } from '../icons';
import { words, type MessageKey } from '../words';

/** What will not work without each permission, by the names the gateway gives them. */
const CONSEQUENCES: Record<string, MessageKey> = {
  'read-campaigns': 'connect_missing_campaigns',
  'read-adgroups': 'connect_missing_adgroups',
  'read-ads': 'connect_missing_ads',
  'write-campaigns': 'connect_missing_write_campaigns',
  'write-adgroups': 'connect_missing_write_adgroups',
};

export function missingText(name: string): string {
  const key = CONSEQUENCES[name];
  return key === undefined ? words('connect_missing_other', name) : words(key);
}

export function MissingPermissions({ missing }: { missing: string[] }) {
  if (missing.length === 0) return null;
  return (
    <div class="note note-warning">
      <p class="note-title">
        <ToneIcon tone="needs-you" />
        {words('connect_missing')}
      </p>
      <ul class="permissions">
        {missing.map((name) => (
          <li key={name}>{missingText(name)}</li>
        ))}
      </ul>
      <p class="note-text">{words('connect_missing_todo')}</p>
    </div>
  );
}
