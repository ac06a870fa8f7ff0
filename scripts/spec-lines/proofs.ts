import { parseSync, Visitor } from "oxc-parser";
import type { Source } from "../architecture/module.ts";

export interface SpecLine {
  readonly id: string;
  readonly title: string;
}

export const specLines = (markdown: string): SpecLine[] =>
  [...markdown.matchAll(/^- ([SB]\d+) (.+)$/gm)].map(([, id = "", title = ""]) => ({ id, title }));

/** @returns each id that a test's or a group's sentence begins with, once for each sentence */
export function provenIds({ path, source }: Source): { id: string; sentence: string }[] {
  const found: { id: string; sentence: string }[] = [];
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (first?.type !== "Literal" || typeof first.value !== "string" || !isTestFunction(callee)) return;
      const sentence = first.value;
      // "S17 B5 a message …", "S24–S26" counts its ends.
      const head = /^((?:[SB]\d+[\s,/–-]*)+)/.exec(sentence)?.[1] ?? "";
      for (const [id] of head.matchAll(/[SB]\d+/g)) found.push({ id, sentence });
    },
  });
  visitor.visit(parseSync(path, source).program);
  return found;
}

/** `test`, `describe`, `test.each(…)`, `test.if(…)`. */
function isTestFunction(callee: { type: string }): boolean {
  if ("name" in callee) return callee.name === "test" || callee.name === "describe" || callee.name === "it";
  if ("callee" in callee) return isTestFunction(callee.callee as { type: string });
  return "object" in callee && isTestFunction(callee.object as { type: string });
}
