import { create } from "zustand";
import { type Block, mayBeMarkup, unparsed } from "./tree.ts";

type Parse = (text: string) => readonly Block[];
const useParser = create<{ parse: Parse | undefined }>(() => ({ parse: undefined }));

/** Fetched in the background once somebody is signed in: it is there before the first chat is open. */
export function prepareMarkdown(): void {
  import("./parse.ts").then(
    ({ parse }) => useParser.setState({ parse }),
    // Without it messages are shown as they were written.
    () => undefined,
  );
}

const kept = 400;
const trees = new Map<string, readonly Block[]>();

/** A message's text as a tree; each text is parsed once while it is in use. */
export function useParsed(text: string): readonly Block[] {
  const parse = useParser((state) => state.parse);
  if (!mayBeMarkup(text)) return unparsed(text);
  const known = trees.get(text);
  if (known) return known;
  if (!parse) return unparsed(text);
  const tree = parse(text);
  if (trees.size >= kept) trees.delete(trees.keys().next().value as string);
  trees.set(text, tree);
  return tree;
}
