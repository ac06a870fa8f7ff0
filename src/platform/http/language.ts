import type { Language } from "../../protocol/failures/index.ts";

const spoken: ReadonlySet<string> = new Set<Language>(["en", "de", "fr"]);
const isSpoken = (tag: string): tag is Language => spoken.has(tag);

/** The best of Iris's languages for an `Accept-Language` header; English when none fits. */
export function languageOf(acceptLanguage: string | null): Language {
  let best: Language = "en";
  let bestQuality = 0;
  for (const range of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const primary = tag.split("-")[0] ?? "";
    if (!isSpoken(primary)) continue;
    const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.trim().slice(2));
    if (quality > bestQuality) {
      best = primary;
      bestQuality = quality;
    }
  }
  return best;
}
