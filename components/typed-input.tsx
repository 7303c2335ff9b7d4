/** A field for words that must be typed as they are shown: nothing completes, corrects or capitalises them. */
export function TypedInput(props: {
  id: string;
  value: string;
  describedBy?: string;
  onTyped: (typed: string) => void;
}) {
  return (
    <input
      id={props.id}
      type="text"
      value={props.value}
      dir="auto"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      aria-describedby={props.describedBy}
      onInput={(event) => props.onTyped(event.currentTarget.value)}
    />
  );
}
