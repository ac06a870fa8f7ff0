/** Letters that no decomposition takes apart. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
};

/** Without accents and capitals: what people type when they look for somebody. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßøłđæœıþ]/g, (letter) => spelled[letter] ?? letter)
    .trim();
