/** px: a picture in a conversation. */
const widest = 320;
const highest = 320;
/** Very long or high ones are cut to this; the whole is one click away. */
const least = 64;

/** Room for a picture, known before it has come, so that nothing jumps. */
export function previewBox(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, widest / width, highest / height);
  const within = (value: number, most: number) => Math.min(most, Math.max(least, Math.round(value * scale)));
  return { width: within(width, widest), height: within(height, highest) };
}
