/** Waits, turn by turn, until something holds. @throws Error when it does not within 5 s */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const overdueAt = performance.now() + 5_000;
  while (!(await holds())) {
    if (performance.now() > overdueAt) throw new Error(`did not come true: ${holds}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
