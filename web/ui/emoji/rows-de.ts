import { emojiRowsIn } from "./emoji-rows.macro.ts" with { type: "macro" };

export const rows = emojiRowsIn("de");
