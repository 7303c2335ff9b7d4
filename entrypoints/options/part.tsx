import type { ComponentChildren } from 'preact';
import { words, type MessageKey } from '@/components/words';

/** The parts of the page in their order, by what the address calls them. */
export const PARTS = [
  ['connections', 'options_part_connections'],
  ['pausing', 'options_part_pausing'],
  ['notifications', 'options_part_notifications'],
  ['keeping', 'options_part_keeping'],
  ['language', 'options_part_language'],
  ['data', 'options_part_data'],
] as const satisfies readonly (readonly [string, MessageKey])[];
type PartName = (typeof PARTS)[number][0];

/** A part of the page that its navigation leads to. */
export function Part({ name, children }: { name: PartName; children: ComponentChildren }) {
  return (
    <div id={name} class="part" tabIndex={-1}>
      {children}
    </div>
  );
}

/** Leads to each part of the page; stays in sight where there is room beside it. */
export function PartLinks() {
  return (
    <nav class="parts" aria-label={words('options_sections')}>
      <ul role="list">
        {PARTS.map(([name, key]) => (
          <li key={name}>
            <a class="part-link" href={`#${name}`}>
              {words(key)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
