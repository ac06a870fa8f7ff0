import type { SessionEntry } from "../../../../src/protocol/accounts.ts";
import type { Translate } from "../../../i18n/catalogue.ts";
import type { securityTexts } from "./security-texts.ts";

/** What can honestly be said of a place: that it is this one, or the name of its network. */
export function placeLabel(
  { kind, network, isHere }: SessionEntry["place"],
  t: Translate<(typeof securityTexts)["en"]>,
): string {
  if (isHere) return t("placeHere");
  return t(kind === "local" ? "placeLocal" : "placeNetwork", { network });
}
