import {
  type Disclosure,
  type DisclosureKind,
  downloadDisclosure,
  downloadRecord,
  readDisclosure,
  readRecord,
} from "../../../src/protocol/disclosures.ts";
import { addressOf, call } from "../../api/index.ts";
import type { Language } from "../../i18n/language.ts";

interface Asked {
  readonly language: Language;
  readonly version?: string | undefined;
}

/** For everybody, with or without an account. */
export const publicKinds = ["notice", "processors", "retention"] as const;
/** For who has to answer for the processing. */
export const restrictedKinds = ["record", "measures"] as const;

export const isPublic = (kind: DisclosureKind): kind is (typeof publicKinds)[number] =>
  publicKinds.some((one) => one === kind);

export function read(kind: DisclosureKind, query: Asked): Promise<Disclosure> {
  if (isPublic(kind)) return call(readDisclosure, { params: { kind }, query });
  return call(readRecord, { params: { kind }, query });
}

export const pdfOf = (kind: DisclosureKind, query: Asked): string =>
  addressOf(isPublic(kind) ? downloadDisclosure : downloadRecord, {
    params: { kind },
    query,
  });

const seenKey = "iris.notice-read";

/** The version of the notice that was last read in this browser. */
export const lastRead = (): string | null => localStorage.getItem(seenKey);
export const noteRead = (version: string): void => localStorage.setItem(seenKey, version);
