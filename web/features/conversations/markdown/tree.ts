/** A message's text as a tree. Never HTML: React writes each text as text. */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly inside: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly Inline[] }
  /** `who` is an account's id, or "all". */
  | { readonly kind: "mention"; readonly who: string };

export interface ListItem {
  readonly blocks: readonly Block[];
  /** Of a task list; undefined: an item like any other. */
  readonly isDone: boolean | undefined;
}
export type Block =
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly inside: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string; readonly language: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly ListItem[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "rule" };

/** As it was written, line by line. */
export const unparsed = (text: string): Block[] =>
  text.split(/\n{2,}/).map((part) => ({
    kind: "paragraph",
    inside: part
      .split("\n")
      .flatMap((line, at): Inline[] => [
        ...(at > 0 ? [{ kind: "break" } as const] : []),
        ...(line === "" ? [] : [{ kind: "text", text: line } as const]),
      ]),
  }));

/** Whether anything in it could be markup, an address or a mention; most messages have nothing of it. */
export const mayBeMarkup = (text: string): boolean =>
  /[*_`~[\]<>#|&\\]|:\/\/|mailto:|^(?:[ \t]*(?:[-+]|\d{1,9}[.)])(?:\s|$)| {4}|\t)|^[ \t]*-{3}/m.test(text);
