import { expect, test } from "bun:test";
import { translator } from "../../i18n/catalogue.ts";
import { deviceLabel, isHandheld } from "./device-label.ts";
import { settingsTexts } from "./settings-texts.ts";

test.each([
  ["Firefox on Linux", "Firefox auf Linux"],
  ["Unknown device", "Unbekanntes Gerät"],
  ["Safari", "Safari"],
])("S71 %s is named %s in German", (device, named) => {
  expect(deviceLabel(device, translator(settingsTexts, "de"))).toBe(named);
});

test("phones are told from desks", () => {
  expect(["Chrome on Android", "Safari on iPhone", "Firefox on Linux"].map(isHandheld)).toEqual([true, true, false]);
});
