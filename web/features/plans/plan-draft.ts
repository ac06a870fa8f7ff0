import type { Plan, PlanLimits, SwitchName } from "../../../src/protocol/plans.ts";

/** A plan as it is being edited: numbers as they are typed. */
export interface PlanDraft {
  readonly name: string;
  readonly lacking: readonly SwitchName[];
  /** In gigabytes. */
  readonly storage: string;
  readonly bubbleMembers: string;
  readonly conferenceParticipants: string;
}

const gigabyte = 1e9;
const typed = (value: number | null): string => (value === null ? "" : String(value));

export const emptyDraft: PlanDraft = {
  name: "",
  lacking: [],
  storage: "",
  bubbleMembers: "",
  conferenceParticipants: "",
};

export const draftOfPlan = ({ name, lacking, limits }: Plan): PlanDraft => ({
  name,
  lacking,
  storage: typed(limits.storageBytes === null ? null : limits.storageBytes / gigabyte),
  bubbleMembers: typed(limits.bubbleMembers),
  conferenceParticipants: typed(limits.conferenceParticipants),
});

/** null: no limit; undefined: what was typed is no number. A comma is read as the point that people here mean. */
function numberIn(text: string, isWhole: boolean): number | null | undefined {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return null;
  const value = Number(trimmed);
  const fits = Number.isFinite(value) && value >= 0 && value <= 1e6;
  return fits && (!isWhole || Number.isInteger(value)) ? value : undefined;
}

/** @returns the limits, or null where a field holds no number */
export function limitsOf(draft: PlanDraft): PlanLimits | null {
  const storage = numberIn(draft.storage, false);
  const bubbleMembers = numberIn(draft.bubbleMembers, true);
  const conferenceParticipants = numberIn(draft.conferenceParticipants, true);
  if (storage === undefined || bubbleMembers === undefined || conferenceParticipants === undefined) return null;
  return {
    storageBytes: storage === null ? null : Math.round(storage * gigabyte),
    bubbleMembers,
    conferenceParticipants,
  };
}
export const isNumberLike = (text: string, isWhole = true): boolean => numberIn(text, isWhole) !== undefined;
