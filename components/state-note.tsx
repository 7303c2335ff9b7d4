import type { ComponentChildren } from 'preact';

/** A designed empty, loading or problem state: what is the case, and what to do. */
export function StateNote(props: {
  title: string;
  text?: string;
  problem?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={props.problem ? 'note note-problem' : 'note'} role={props.problem ? 'alert' : undefined}>
      <p class="note-title">{props.title}</p>
      {props.text !== undefined && <p class="note-text">{props.text}</p>}
      {props.children}
    </div>
  );
}
