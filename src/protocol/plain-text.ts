/** What markup says, not how: for lists, notifications and wherever a message stands in one line. Each step is linear. */
const steps: readonly (readonly [RegExp, string])[] = [
  // Fences, but not what stands between them.
  [/^[ \t]*(?:```|~~~)[^\n]*$/gm, ""],
  [/^[ \t]{0,3}(?:[-*_][ \t]*){3,}$/gm, ""],
  // A table's second line.
  [/^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/gm, ""],
  [/^[ \t]{0,3}#{1,6}[ \t]+/gm, ""],
  [/^(?:[ \t]{0,3}>[ \t]?)+/gm, ""],
  [/^([ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/gm, "$1• "],
  [/!?\[([^[\]\n]{0,500})\]\([^()\s]{1,2000}\)/g, "$1"],
  [/<((?:https?:|mailto:)[^\s<>]{1,2000})>/g, "$1"],
  [/(?<!\\)(\*{1,3}|~~)(?=\S)([^*~\n]{1,1000})(?<=[^\s\\])\1/g, "$2"],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{1,1000})(?<=\S)\1(?![\p{L}\p{N}_])/gu, "$2"],
  [/`{1,3}([^`\n]{1,1000})`{1,3}/g, "$1"],
  [/\\([!-/:-@[-`{-~])/g, "$1"],
];

export const plainText = (text: string): string =>
  steps
    .reduce((rest, [markup, said]) => rest.replace(markup, said), text)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
