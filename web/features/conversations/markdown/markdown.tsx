import { memo } from "react";
import { cx } from "../../../ui/index.ts";
import { BlockList } from "./blocks.tsx";
import { useParsed } from "./parsed.ts";

/** Up to three emojis and nothing else are a small picture. */
const onlyEmojis = /^(?:\p{RGI_Emoji}\s*){1,3}$/v;

/** What somebody wrote. Never HTML; nothing in it is loaded from elsewhere. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const blocks = useParsed(text);
  const isPicture = text.length <= 48 && onlyEmojis.test(text);
  return (
    <div
      dir="auto"
      className={cx("flex select-text flex-col gap-2 [overflow-wrap:anywhere]", isPicture && "text-xl leading-tight")}
    >
      <BlockList blocks={blocks} />
    </div>
  );
});
