const hourMs = 3_600_000;
/** When people begin their day. */
const morning = 9;

/** Days later at nine, by the clock of this device. */
function morningIn(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, morning).getTime();
}

/** Usual times to send something later. */
export function usualTimes(now: number): { readonly hour: number; readonly tomorrow: number; readonly monday: number } {
  const untilMonday = ((8 - new Date(now).getDay()) % 7 || 7) as number;
  return { hour: now + hourMs, tomorrow: morningIn(now, 1), monday: morningIn(now, untilMonday) };
}

const two = (value: number) => String(value).padStart(2, "0");
/** For a field of `datetime-local`: this device's own time, to the minute. */
export function asField(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
/** @returns undefined for what is no time */
export function fromField(field: string): number | undefined {
  const at = new Date(field).getTime();
  return Number.isNaN(at) ? undefined : at;
}
