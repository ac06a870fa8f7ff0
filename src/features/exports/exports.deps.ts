import type { Blobs } from "../../platform/blobs/blobs.ts";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Mail } from "../../platform/mail/mail.ts";
import type { Host, OnBehalf, Platform } from "../../platform/platform.ts";
import type { Signing } from "../../platform/signing/signing.ts";
import type { PeopleReader } from "../accounts/index.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface ExportDoors {
  readonly blobs: Blobs;
  readonly mail: Mail;
  readonly people: Pick<PeopleReader, "byIds" | "mailboxOf">;
  readonly signing: Signing;
  readonly version: string;
}

export type ExportDeps = Pick<Platform, "audit" | "config" | "db" | "keys" | "log" | "newId" | "now"> & {
  readonly doors: ExportDoors;
  readonly parts: readonly ExportPart[];
} & Pick<Host, "sendTo"> &
  OnBehalf;
