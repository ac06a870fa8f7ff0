/** A client that sends nothing for so long is gone; it may send the whole again. */
const silenceMs = 60_000;

/**
 * A request's bytes as they come, taken no faster than they are used. Ends early, without an error, when the client breaks
 * off, falls silent or `signal` says so: whoever counts sees that bytes are missing.
 */
export async function* arriving(
  bytes: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (!bytes) return;
  const reader = bytes.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      const silence = setTimeout(stop, silenceMs);
      const next = await reader.read().catch(() => undefined);
      clearTimeout(silence);
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
