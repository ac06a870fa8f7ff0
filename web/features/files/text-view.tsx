import { useEffect, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { addressOfBytes } from "./file-bytes.ts";
import { type Lettering, letterings } from "./lettering.ts";
import { Loading } from "./viewer-body.tsx";

const colours: Readonly<Record<Lettering["kind"], string | undefined>> = {
  plain: undefined,
  comment: "text-text-3",
  text: "text-success-text",
  number: "text-accent-text",
  word: "font-semibold text-accent-text",
};

/** A text or source code as letters, never as what it might mean to a browser. */
export function TextView({ file, onFailed }: { file: FileReference; onFailed: () => void }) {
  const [text, setText] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file
  useEffect(() => {
    const abort = new AbortController();
    fetch(addressOfBytes(file.fileId), { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setText(readable(await response.arrayBuffer()));
      })
      .catch(() => !abort.signal.aborted && onFailed());
    return () => abort.abort();
  }, [file.fileId]);
  if (text === undefined) return <Loading />;
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      dir="auto"
      className="focus-ring min-h-0 min-w-0 flex-1 select-text overflow-auto whitespace-pre-wrap p-4 pb-16 font-mono text-sm [overflow-wrap:anywhere] sm:px-16"
    >
      {letterings(text, file.name).map(({ kind, text: piece }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
        <span key={nth} className={colours[kind]}>
          {piece}
        </span>
      ))}
    </pre>
  );
}

/** @throws Error when it is no text after all */
function readable(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Older programs on Windows write so.
    const text = new TextDecoder("windows-1252").decode(bytes);
    if (!text.includes("\0")) return text;
  }
  throw new Error("no text");
}
