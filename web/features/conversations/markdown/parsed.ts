import { create } from "zustand";
import { type Block, mayBeMarkup, unparsed } from "./tree.ts";

type Parse = (text: string) => readonly Block[];
const useParser = create<{ parse: Parse | undefined }>(() => ({ parse: undefined }));

let loading: Promise<void> | undefined;

/** Fetched before the first chat is open, or with it. Without it messages are shown as they were written. */
export function prepareMarkdown(): Promise<void> {
  loading ??= import("./parse.ts").then(
    ({ parse }) => useParser.setState({ parse }),
    () => {
      loading = undefined;
    },
  );
  return loading;
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
