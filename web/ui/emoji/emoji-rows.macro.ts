import de from "emojibase-data/de/data.json";
import en from "emojibase-data/en/data.json";
import github from "emojibase-data/en/shortcodes/github.json";
import fr from "emojibase-data/fr/data.json";

/** The emoji, its name, its group, further words that find it, its English short codes, 1 when it takes a skin tone. */
export type EmojiRow = readonly [
  emoji: string,
  name: string,
  group: number,
  words: string,
  codes: string,
  takesTone: 0 | 1,
];

interface Source {
  readonly hexcode: string;
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly skins?: readonly unknown[];
}

/** Of Unicode; what is newer shows as an empty box on too many devices. */
const newestVersion = 15;
/** Parts of emojis (skins, hair), no emojis themselves. */
const componentGroup = 2;
const sources: Readonly<Record<string, readonly Source[]>> = { de, en, fr };
const codes: Readonly<Record<string, string | readonly string[]>> = github;

/** Run when the program is built: of the data's 1.7 MB a language only some 45 kB (compressed) come to the browser. */
export function emojiRowsIn(language: "de" | "en" | "fr"): EmojiRow[] {
  return (sources[language] ?? [])
    .filter(({ group, version }) => group !== undefined && group !== componentGroup && version <= newestVersion)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ hexcode, emoji, label, tags, group, skins }) => [
      emoji,
      label,
      group ?? 0,
      (tags ?? []).join(" "),
      [codes[hexcode] ?? []].flat().join(" "),
      // Five: of one person. Pairs have twenty-five, and stay as they are.
      skins?.length === 5 ? 1 : 0,
    ]);
}
