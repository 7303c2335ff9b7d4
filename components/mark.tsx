/** The mark: a flat line after a pulse, in a rounded square. Takes the colour of its surroundings. */
export function Mark({ size = 16 }: { size?: number }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="16" height="16" rx="4" fill="#12343b" />
      <path
        d="M2 8.5h1.8l1.7-4.6 2.4 8.2 1.4-3.6H14"
        fill="none"
        stroke="#f4f7f7"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
