import {
  type DecidedBy,
  type FunctionState,
  type SwitchName,
  type SwitchSettings,
  switchNames,
} from "../../protocol/plans.ts";

/** What each level says of a person's functions. */
export interface Levels {
  /** Functions that the plan does not contain: nobody below can turn them on. */
  readonly lacking: readonly SwitchName[];
  readonly company: SwitchSettings;
  readonly group: SwitchSettings;
  readonly person: SwitchSettings;
}

/** Nearest to the person first. */
const nearest = ["person", "group", "company"] as const;

/** Whether a function is on for somebody: the plan's lack always counts, then the nearest level that says anything. */
export function resolveFunction(levels: Levels, name: SwitchName): FunctionState {
  if (levels.lacking.includes(name)) return { name, isOn: false, decidedBy: "plan" };
  const decider = nearest.find((level) => levels[level][name] !== undefined) ?? null;
  return { name, isOn: decider === null || levels[decider][name] === "on", decidedBy: decider satisfies DecidedBy };
}

export const resolveFunctions = (levels: Levels): FunctionState[] =>
  switchNames.map((name) => resolveFunction(levels, name));

/** A company never hands out more licences than it has (S10), and the operator never takes back those handed out. */
export const mayAssignLicence = (bought: number, assigned: number): boolean => assigned < bought;
export const maySetLicences = (bought: number, assigned: number): boolean => bought >= assigned;
