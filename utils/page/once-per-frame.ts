/**
 * Runs work at once on the first call, so that a new row has its buttons in the very frame it appears,
 * and at most once more for all further calls of that frame. When nothing calls, nothing runs.
 */
export function oncePerFrame(work: () => void, signal: AbortSignal): () => void {
  let frame: number | null = null;
  let again = false;
  const run = (): void => {
    again = false;
    frame = requestAnimationFrame(() => {
      frame = null;
      if (again) run();
    });
    work();
  };
  signal.addEventListener(
    'abort',
    () => {
      if (frame !== null) cancelAnimationFrame(frame);
    },
    { once: true },
  );
  return () => {
    if (signal.aborted) return;
    if (frame === null) run();
    else again = true;
  };
}
