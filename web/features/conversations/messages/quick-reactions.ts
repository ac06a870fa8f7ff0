/** What is reacted with most, one press away; everything else is in the picker. */
export const quickReactions = ["👍", "❤️", "😂", "🎉", "😮", "🙏"] as const;
