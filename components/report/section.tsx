import type { ComponentChildren } from 'preact';

/** One part of the report, with its heading. */
export function Section(props: { id: string; title: string; children: ComponentChildren; class?: string }) {
  const { id, title, children, class: more = '' } = props;
  return (
    <section class={`part ${more}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="part-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
