import { common, createLowlight } from "lowlight";

/** A piece of code and what it is; undefined: nothing of note. */
export interface CodePart {
  readonly text: string;
  readonly kind: string | undefined;
}

const known = createLowlight(common);
/** Characters; beyond that colours are not worth the wait. */
const longest = 8_000;

type Node = ReturnType<typeof known.highlight>["children"][number];

/** Thirty-seven languages; loaded when the first code block is shown. */
export function highlight(text: string, language: string): CodePart[] {
  const name = language.toLowerCase();
  if (text.length > longest || !known.registered(name)) return [{ text, kind: undefined }];
  const parts: CodePart[] = [];
  const read = (nodes: readonly Node[], kind: string | undefined) => {
    for (const node of nodes) {
      if (node.type === "text") parts.push({ text: node.value, kind });
      if (node.type === "element") {
        const [name] = [node.properties.className].flat();
        read(node.children as Node[], typeof name === "string" ? name.replace("hljs-", "") : kind);
      }
    }
  };
  read(known.highlight(name, text).children, undefined);
  return parts;
}
