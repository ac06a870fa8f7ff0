import { expect, test } from "bun:test";
import { translator } from "../../../i18n/catalogue.ts";
import { placeLabel } from "./place-label.ts";
import { securityTexts } from "./security-texts.ts";

test.each([
  [{ kind: "internet", network: "203.0.x.x", isHere: true }, "Same network as now"],
  [{ kind: "internet", network: "203.0.x.x", isHere: false }, "Network 203.0.x.x"],
  [{ kind: "local", network: "192.168.x.x", isHere: false }, "Local network 192.168.x.x"],
] as const)("B1 a place is said as far as it is known: %j", (place, words) => {
  expect(placeLabel(place, translator(securityTexts, "en"))).toBe(words);
});
