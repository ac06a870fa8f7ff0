export const shortestPassword = 12;
const strongPassword = 18;

export interface PasswordLength {
  /** Of four marks, how many are reached. */
  readonly marks: 0 | 1 | 2 | 3 | 4;
  readonly isEnough: boolean;
  readonly isStrong: boolean;
  /** Characters that are missing. */
  readonly missing: number;
}

/** Length is what makes a password strong, so that is all that is counted here; the server refuses the well-known ones. */
export function judgeLength(length: number): PasswordLength {
  const missing = Math.max(0, shortestPassword - length);
  const isEnough = missing === 0;
  const isStrong = length >= strongPassword;
  const marks = length === 0 ? 0 : missing > shortestPassword / 2 ? 1 : !isEnough ? 2 : isStrong ? 4 : 3;
  return { marks, isEnough, isStrong, missing };
}
