/** Bars of a waveform, as the contract takes them. */
const bars = 48;

/**
 * How loud a recording is from its start to its end, from measurements of any number.
 * @param measured root mean squares, 0 to 1
 * @returns 48 numbers at most, 0 to 100, the loudest at the top: a quiet voice has a shape too
 */
export function levelsOf(measured: readonly number[]): number[] {
  if (measured.length === 0) return [0];
  const count = Math.min(bars, measured.length);
  const peaks = Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * measured.length) / count);
    const to = Math.max(from + 1, Math.floor(((at + 1) * measured.length) / count));
    return Math.max(...measured.slice(from, to));
  });
  // Silence stays silence.
  const loudest = Math.max(0.02, ...peaks);
  return peaks.map((peak) => Math.round((100 * Math.min(peak, loudest)) / loudest));
}

/** Root mean square of one moment. @param samples −1 to 1 */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}
