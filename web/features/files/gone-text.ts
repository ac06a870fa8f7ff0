import type { GoneBecause } from "./gone-files.ts";

export const goneText = (t: (key: "gone" | "withdrawn") => string, because: GoneBecause): string =>
  because === "withdrawn" ? t("withdrawn") : t("gone");
