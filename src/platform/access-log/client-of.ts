import type { AccessEntry, Hardware } from "./access-entry.ts";

type Client = Pick<AccessEntry, "userAgent" | "hardware" | "system" | "clientVersion" | "screen">;

const systems: readonly [RegExp, string][] = [
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];
const longestAgent = 300;
const said = /^(\d+\.\d+\.\d+[\w.+-]{0,20})(?: (\d{2,5}x\d{2,5}))?$/;

/** What a browser says of itself, as far as it fits the form; anything else is not kept. */
export function clientOf(userAgent: string | null, client: string | null): Client {
  const [, clientVersion, screen] = said.exec(client ?? "") ?? [];
  const ofClient = { ...(clientVersion && { clientVersion }), ...(screen && { screen }) };
  if (userAgent === null || userAgent === "") return ofClient;
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  return {
    userAgent: userAgent.slice(0, longestAgent),
    hardware: hardwareOf(userAgent),
    ...(system && { system }),
    ...ofClient,
  };
}

function hardwareOf(userAgent: string): Hardware {
  if (/\biPad\b|\bTablet\b|\bAndroid\b(?!.*\bMobile\b)/.test(userAgent)) return "tablet";
  return /\bMobile\b|\biPhone\b/.test(userAgent) ? "phone" : "computer";
}
