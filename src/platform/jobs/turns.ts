/**
 * Acts on one subject run one after another, acts on different subjects side by side. An act that fails does not hold up the
 * next.
 */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return function inTurn<T>(subject: string, act: () => Promise<T>): Promise<T> {
    const mine = (last.get(subject) ?? Promise.resolve()).then(act, act);
    const settled = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(subject) === settled) last.delete(subject);
      });
    last.set(subject, settled);
    return mine;
  };
}
