import type { z } from "zod";
import type { CallOf, EndpointShape, OutputOf } from "../../protocol/endpoint.ts";
import { Failure } from "../http/failure.ts";

/** Asks an endpoint as the person whose data it is: what comes is what they may see now. */
export type Ask = <const E extends EndpointShape>(endpoint: E, input?: Partial<CallOf<E>>) => Promise<OutputOf<E>>;

/** One kind of a person's data, as it stands in their export: `<name>.json`. */
export interface ExportPart {
  readonly name: string;
  /** Whose rows about a person it tells: what the map of personal data calls exported is in one of them. */
  readonly tables: readonly string[];
  readonly schema: () => z.ZodType;
  read(ask: Ask, accountId: string): Promise<unknown>;
}

type Answering = EndpointShape & { readonly response?: z.ZodType };

const schemaOf = (endpoint: Answering): z.ZodType => {
  if (endpoint.response === undefined) throw new Error(`${endpoint.operation} answers nothing`);
  return endpoint.response;
};

/** What one endpoint answers. */
export const answerPart = (name: string, tables: readonly string[], endpoint: Answering): ExportPart => ({
  ...{ name, tables },
  schema: () => schemaOf(endpoint),
  read: (ask) => ask(endpoint, { query: {} } as Partial<CallOf<Answering>>),
});

/**
 * What one endpoint answers page by page, put together under the name of its list.
 * @param next what asks for the page after this answer; undefined: it was the last
 */
export const pagedPart = (
  name: string,
  tables: readonly string[],
  endpoint: Answering,
  { list, next }: { readonly list: string; readonly next: (answer: Answer) => Answer | undefined },
): ExportPart => ({
  ...{ name, tables },
  schema: () => schemaOf(endpoint),
  async read(ask) {
    let whole: Answer | undefined;
    for (let query: Answer | undefined = {}; query !== undefined; ) {
      const answer = (await ask(endpoint, { query } as Partial<CallOf<Answering>>)) as unknown as Answer;
      const earlier = (whole?.[list] ?? []) as unknown[];
      whole = { ...answer, [list]: [...earlier, ...(answer[list] as unknown[])] };
      query = next(answer);
    }
    return whole;
  },
});
type Answer = Readonly<Record<string, unknown>>;

/** The next page begins before the last one of this. */
export const before =
  (list: string, field: string) =>
  (answer: Answer): Answer | undefined => {
    const last = (answer[list] as Answer[]).at(-1);
    return answer.hasMore === true && last ? { before: last[field], limit: 100 } : undefined;
  };

/** For what one person may ask and another may not: whoever is refused has none of it. */
export function unlessRefused(error: unknown): undefined {
  if (error instanceof Failure) return undefined;
  throw error;
}
