import { SquareCheck, SquareIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx } from "../../../ui/index.ts";
import { CodeBlock } from "./code-block.tsx";
import { InlineText } from "./inline-text.tsx";
import { markdownTexts } from "./texts.ts";
import type { Block, ListItem } from "./tree.ts";

export const BlockList = ({ blocks }: { blocks: readonly Block[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never change places
  blocks.map((block, at) => <OneBlock key={at} block={block} />);

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="whitespace-pre-wrap">
          <InlineText parts={block.inside} />
        </p>
      );
    case "heading":
      // No heading of the page: a message must not take part in its outline.
      return (
        <p className={cx("font-semibold", block.level <= 2 && "text-md")}>
          <InlineText parts={block.inside} />
        </p>
      );
    case "code":
      return <CodeBlock text={block.text} language={block.language} />;
    case "quote":
      return (
        <blockquote className="flex flex-col gap-2 border-line-strong border-l-3 pl-3 text-text-2">
          <BlockList blocks={block.blocks} />
        </blockquote>
      );
    case "list":
      return <List start={block.start} items={block.items} />;
    case "table":
      return <Table head={block.head} rows={block.rows} />;
    case "rule":
      return <hr className="my-1 border-line-strong" />;
  }
}

function List({ start, items }: { start: number | null; items: readonly ListItem[] }) {
  const rows = items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={at} className={item.isDone === undefined ? "pl-1" : "-ml-5 flex list-none gap-1.5"}>
      {item.isDone !== undefined && <TaskBox isDone={item.isDone} />}
      <div className="flex min-w-0 flex-col gap-1">
        <BlockList blocks={item.blocks} />
      </div>
    </li>
  ));
  const className = "flex flex-col gap-0.5 pl-5 marker:text-text-3";
  if (start === null) return <ul className={cx(className, "list-disc")}>{rows}</ul>;
  return (
    <ol start={start} className={cx(className, "list-decimal")}>
      {rows}
    </ol>
  );
}

function TaskBox({ isDone }: { isDone: boolean }) {
  const t = useTexts(markdownTexts);
  const Icon = isDone ? SquareCheck : SquareIcon;
  return <Icon role="img" aria-label={t(isDone ? "done" : "open")} className="mt-0.5 size-4 shrink-0 text-text-3" />;
}

type Cells = Extract<Block, { kind: "table" }>["head"];

function Table({ head, rows }: { head: Cells; rows: readonly Cells[] }) {
  const cell = "border border-line-strong px-2 py-1 text-left align-top";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables are scrolled by keyboard too
    <div tabIndex={0} className="focus-ring max-w-full overflow-x-auto">
      <table className="border-collapse text-sm">
        <thead>
          <tr>
            {head.map((parts, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <th key={at} scope="col" className={cx(cell, "font-semibold")}>
                <InlineText parts={parts} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={row}>
              {cells.map((parts, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={at} className={cell}>
                  <InlineText parts={parts} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
