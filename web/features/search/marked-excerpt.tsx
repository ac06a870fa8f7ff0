import type { ExcerptPart } from "../../../src/protocol/search.ts";
import { namedMentions } from "../conversations/writing/named-mentions.ts";
import { knownName } from "../directory/index.ts";

/** What was found stands out; mentions are names. */
export function MarkedExcerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return parts.map(({ text, isMatch }, at) => {
    const shown = namedMentions(text, knownName);
    return isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
      <mark key={at} className="rounded-[3px] bg-accent-soft font-medium text-text-1">
        {shown}
      </mark>
    ) : (
      shown
    );
  });
}
