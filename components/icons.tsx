import type { ComponentChildren } from 'preact';
import type { Tone } from '@/utils/core/verdict';

/** A 16 px line drawing. Icons never stand alone: a word is always beside them. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const TONES: Record<Tone, ComponentChildren> = {
  delivering: <path d="M1.5 8h3l2-5 3 10 2-5h3" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.75V8l2.25 1.5" />
    </>
  ),
  proven: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.25 8.25 2 2 3.75-4.25" />
    </>
  ),
  'needs-you': (
    <>
      <path d="M8 2 14.5 13.5h-13Z" />
      <path d="M8 6.5v3M8 11.5v.01" />
    </>
  ),
  'money-leaving': (
    <>
      <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4Z" />
      <path d="M8 4.75V8.5M8 11v.01" />
    </>
  ),
};

/** Each tone has its own outline, so that it can be told apart without colour. */
export function ToneIcon({ tone }: { tone: Tone }) {
  return <Icon>{TONES[tone]}</Icon>;
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </Icon>
  );
}

export function HoldIcon() {
  return (
    <Icon>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
    </Icon>
  );
}

export function RefreshIcon() {
  return (
    <Icon>
      <path d="M13.5 8A5.5 5.5 0 1 1 11.9 4.1L13.5 5.7" />
      <path d="M13.5 2.5v3.2h-3.2" />
    </Icon>
  );
}

export function OutIcon() {
  return (
    <Icon>
      <path d="M6 3.5H3.5v9h9V10M9 2.5h4.5V7M13.25 2.75 7.5 8.5" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  );
}
