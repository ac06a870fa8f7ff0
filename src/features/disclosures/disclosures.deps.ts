import type { PersonalData } from "../../platform/personal-data/personal-data.ts";
import type { Platform } from "../../platform/platform.ts";

export type DisclosuresDeps = Pick<Platform, "config" | "db" | "now"> & {
  /** The map that documents are made from. */
  readonly personalData: Required<PersonalData>;
};
