/** Letters that Unicode does not take apart, as people type them without the right keyboard. */
const untangled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** Lower case without accents: `Müller` and `Muller` are one. */
export const fold = (text: string): string => (isAscii(text) ? text.toLowerCase() : foldLetters(text));

const foldLetters = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => untangled[letter] ?? letter);

const spellOut = (text: string): string =>
  fold(text.normalize("NFC").replace(/[äöü]/giu, (letter) => umlauts[letter.toLowerCase()] ?? letter));

const split = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/** The words of what somebody types, folded. */
export const wordsOf = (text: string): string[] => split(fold(text));

/** Every word a name is found by: `Jörg Müller` also as `joerg mueller`. */
export const spellingsOf = (text: string): string[] =>
  isAscii(text) ? wordsOf(text) : [...new Set([...wordsOf(text), ...split(spellOut(text))])];
