import { Fragment, type ReactNode } from "react";
import { Mention } from "../mention.tsx";
import type { Inline } from "./tree.ts";

export const InlineText = ({ parts }: { parts: readonly Inline[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
  parts.map((part, at) => <Fragment key={at}>{drawn(part)}</Fragment>);

function drawn(part: Inline): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "break":
      return <br />;
    case "code":
      return (
        <code dir="ltr" className="rounded-small bg-surface-2 px-1 py-0.5 font-mono text-sm">
          {part.text}
        </code>
      );
    case "strong":
      return (
        <strong className="font-semibold">
          <InlineText parts={part.inside} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <InlineText parts={part.inside} />
        </em>
      );
    case "strike":
      return (
        <s>
          <InlineText parts={part.inside} />
        </s>
      );
    case "link":
      return (
        <a
          href={part.href}
          title={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="focus-ring rounded-small text-accent-text underline underline-offset-2"
        >
          <InlineText parts={part.inside} />
        </a>
      );
    case "mention":
      return <Mention who={part.who} />;
  }
}
