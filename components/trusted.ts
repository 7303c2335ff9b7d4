/** Lets only clicks and key presses of a person through: money moves on them. */
export function trusted<E extends Event>(act: (event: E) => unknown): (event: E) => void {
  return (event) => {
    if (event.isTrusted) void act(event);
  };
}
