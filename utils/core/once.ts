/**
 * A function whose answer is worked out once for each thing it is asked about, however often it is asked. Only for
 * pure functions of things that do not change; the answers go with what they were about.
 */
export function oncePer<Of extends object, Answer>(workOut: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, Answer>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const answer = workOut(of);
    known.set(of, answer);
    return answer;
  };
}
