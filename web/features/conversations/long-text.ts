const foldLines = 16;
const foldChars = 1_400;
/** Whether a text is so long that the rest of the chat would be pushed away. */
export const isLong = (text: string): boolean =>
  text.length > foldChars || text.split("\n", foldLines + 1).length > foldLines;
