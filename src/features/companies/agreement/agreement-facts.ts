import type { AgreementDocument } from "../../../protocol/companies.ts";

/** What the agreement's blanks are filled with. */
export interface AgreementFacts {
  readonly version: string;
  readonly instanceName: string;
  /** Where the service is: `iris.example.org`. */
  readonly host: string;
  /** Each party as lines: name, address, contact. */
  readonly company: readonly string[];
  readonly operator: readonly string[];
  /** `name, place, purpose`; empty: there are none. */
  readonly subProcessors: readonly string[];
  /** The operator's own description of measures. */
  readonly measuresUrl: string | undefined;
}

/** The agreement in one language. */
export type AgreementText = (facts: AgreementFacts) => Omit<AgreementDocument, "version" | "language">;
