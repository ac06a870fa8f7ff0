import { failure } from "../../platform/http/failure.ts";
import { documentPdf } from "../../platform/pdf/document-pdf.ts";
import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/disclosures.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { DisclosuresDeps } from "./disclosures.deps.ts";
import { mayReadRecords } from "./disclosures.policy.ts";
import { findDisclosure, versionsOf } from "./disclosures.store.ts";
import { missingIn } from "./facts.ts";
import { versionLine } from "./words/version-line.ts";

interface Asked {
  readonly language: Language;
  readonly version?: string | undefined;
}

async function read({ config, db }: DisclosuresDeps, kind: api.DisclosureKind, { language, version }: Asked) {
  const row = await findDisclosure(db.reader, kind, version);
  if (!row) throw failure("core.not_found");
  const versions = await versionsOf(db.reader, kind);
  return {
    ...{ kind, version: row.version, at: row.at, versions, document: row.documents[language] },
    isCurrent: row.version === versions[0]?.version,
    missing: missingIn(config),
  };
}

async function pdf(deps: DisclosuresDeps, kind: api.DisclosureKind, asked: Asked): Promise<Response> {
  const { document, version, at } = await read(deps, kind, asked);
  const date = new Date(at).toISOString().slice(0, 10);
  return new Response(await documentPdf(document, { at, text: versionLine(asked.language, version, at) }), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="iris-${kind}-${date}-${version}-${asked.language}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}

export function routeDisclosures(host: Host, deps: DisclosuresDeps): void {
  host.route(api.readDisclosure, ({ params, query }) => read(deps, params.kind, query));
  host.route(api.downloadDisclosure, ({ params, query }) => pdf(deps, params.kind, query));
  host.route(api.readRecord, ({ caller, params, query }) => {
    admit(caller);
    return read(deps, params.kind, query);
  });
  host.route(api.downloadRecord, ({ caller, params, query }) => {
    admit(caller);
    return pdf(deps, params.kind, query);
  });
}

function admit(caller: Caller): void {
  if (!mayReadRecords(caller)) throw failure("core.not_found");
}
