import { did } from './did';

/** Cancels every timer and frame that has a number and is not the page's. A worker wakes it: it needs no timer itself. */
export function timers(): void {
  const source = new Blob(['setInterval(() => postMessage(0), 50)'], { type: 'text/javascript' });
  const { setTimeout: later, requestAnimationFrame: frame } = window;
  let [timersDone, framesDone] = [0, 0];
  new Worker(URL.createObjectURL(source)).onmessage = () => {
    const { ownTimers, ownFrames } = window.__replica;
    const lastTimer = later(() => undefined);
    const lastFrame = frame(() => undefined);
    for (let id = timersDone + 1; id <= lastTimer; id += 1) if (!ownTimers.has(id)) window.clearTimeout(id);
    for (let id = framesDone + 1; id <= lastFrame; id += 1)
      if (!ownFrames.has(id)) window.cancelAnimationFrame(id);
    did('timers', lastTimer - timersDone + lastFrame - framesDone);
    [timersDone, framesDone] = [lastTimer, lastFrame];
  };
}
