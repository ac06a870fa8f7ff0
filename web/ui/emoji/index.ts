export { EmojiDialog, EmojiPopover } from "./emoji-popover.tsx";
export { type Emoji, findEmojis, loadEmojis, rememberEmoji, restoreEmojiMemory } from "./emojis.ts";
