/**
 * Runs work at once on the first call, so that a new row has its buttons in the very frame it appears,
 * and at most once more for all further calls of that frame. When nothing calls, nothing runs.
 *
 * The page can cancel our frames, whose numbers it shares. Then the frame after is told by an observer that looks at
 * the document as if for the first time, which no page can call off.
 */
export function oncePerFrame(work: () => void, signal: AbortSignal): () => void {
  let frame: number | null = null;
  let again = false;
  let late = false;
  const ended = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    witness.disconnect();
    if (again && !signal.aborted) run();
  };
  const witness = new IntersectionObserver(() => {
    if (late) return ended();
    // This may still be the frame in which the work was done.
    late = true;
    watch();
  });
  const watch = (): void => {
    witness.disconnect();
    witness.observe(document.documentElement);
  };
  const run = (): void => {
    again = false;
    late = false;
    frame = requestAnimationFrame(ended);
    watch();
    work();
  };
  signal.addEventListener('abort', ended, { once: true });
  return () => {
    if (signal.aborted) return;
    if (frame === null) run();
    else again = true;
  };
}
