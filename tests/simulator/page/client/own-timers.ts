/** Notes which timers are the page's, so that the mode `timers` can spare them: without them there is no page. */
export function noteOwnTimers(): void {
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
    const make = window[name] as (...args: unknown[]) => number;
    const noting = (...args: unknown[]) => {
      const id = Reflect.apply(make, window, args);
      if (/\/assets\/(page|sdk|hostile)\.js/.test(new Error().stack?.split('\n')[2] ?? ''))
        window.__replica[name === 'requestAnimationFrame' ? 'ownFrames' : 'ownTimers'].add(id);
      return id;
    };
    Object.assign(window, { [name]: noting });
  }
}
