import { matchedRanges } from "./matched-ranges.ts";

/** A text with what was typed standing out in it. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  const ranges = matchedRanges(text, query);
  if (ranges.length === 0) return text;
  return (
    <>
      {ranges.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ranges[at - 1]?.[1] ?? 0, from)}
          <mark className="rounded-[3px] bg-accent-soft text-inherit">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
