import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";

/** As people count and the interface shows it. */
const gigabyte = 1e9;

export interface PredefinedPlan {
  readonly name: string;
  readonly lacking: readonly SwitchName[];
  readonly limits: PlanLimits;
}

/** What a new instance offers; the operator changes it as they like. */
export const predefinedPlans: readonly PredefinedPlan[] = [
  {
    name: "Essential",
    lacking: ["recording"],
    limits: { storageBytes: gigabyte, bubbleMembers: 20, conferenceParticipants: 0 },
  },
  {
    name: "Business",
    lacking: [],
    limits: { storageBytes: gigabyte, bubbleMembers: 100, conferenceParticipants: 20 },
  },
  {
    name: "Enterprise",
    lacking: [],
    limits: { storageBytes: 20 * gigabyte, bubbleMembers: null, conferenceParticipants: 50 },
  },
  {
    name: "Conference",
    lacking: [],
    limits: { storageBytes: 20 * gigabyte, bubbleMembers: null, conferenceParticipants: 120 },
  },
];

/** Somebody who runs their own server wants all of it, until they decide to offer less. */
export const predefinedDefault = "Conference";
