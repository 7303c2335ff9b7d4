/** Asks again until there is an answer. Gives up loudly; says nothing about how long things may take. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  what: string | (() => string),
  patience = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
