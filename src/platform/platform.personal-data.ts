import { auditEntries } from "./audit/audit.tables.ts";
import { factPositions, facts, stuckFacts } from "./events/facts.tables.ts";
import { mails } from "./mail/mail.tables.ts";
import { egress } from "./outbound/egress.tables.ts";
import { sealed } from "./personal-data/declaration.ts";
import { declare, type PersonalData } from "./personal-data/personal-data.ts";
import { pushKeys } from "./webpush/webpush.tables.ts";

/** Texts that log lines may hold (see observability/redact.ts): addresses of machines, and words of the program's own. */
const logTexts = {
  network: ["address", "host", "peer", "url"],
  technical: [
    ...[
      "attempt",
      "channel",
      "code",
      "command",
      "contentType",
      "event",
      "feature",
      "file",
      "job",
      "key",
      "kind",
      "level",
    ],
    ...["limit", "mediaKind", "method", "migration", "mode", "operation", "outcome", "path", "phase", "protocol"],
    ...["purpose", "reason", "scope", "signal", "source", "sql", "state", "status", "subscriber", "table", "transport"],
    ...["type", "version", "where", "worker"],
  ],
} as const;

/** What the platform itself keeps. */
export const platformData: PersonalData = {
  tables: [
    declare(auditEntries, {
      ...{ whose: "person", purpose: "audit", basis: "legalObligation", key: "system:audit" },
      ...{ seenBy: ["administrators", "operator"], kept: { by: "operator" }, erased: "kept", restricted: "shown" },
      columns: {
        number: "id",
        at: "time",
        act: "state",
        actorId: "relation",
        companyId: "relation",
        subjectId: "relation",
        detail: sealed("act"),
        hash: "technical",
      },
    }),
    declare(mails, {
      ...{ whose: "person", purpose: "mail", seenBy: ["operator"], key: "system:mail", exported: "derived" },
      kept: { days: 30, after: "createdAt" },
      columns: {
        id: "id",
        content: sealed("content"),
        state: "state",
        attempts: "technical",
        dueAt: "technical",
        createdAt: "time",
        optionalFor: "id",
      },
    }),
    declare(facts, {
      ...{
        whose: "person",
        purpose: "operation",
        kept: { days: 30, after: "at", sparesNewest: true },
        seenBy: ["program"],
      },
      exported: "technical",
      columns: { cursor: "id", kind: "state", scope: "relation", payload: "relation", at: "time" },
    }),
    declare(factPositions, {
      ...{ whose: "nobody", purpose: "operation", kept: {}, seenBy: ["program"] },
      columns: { subscriber: "id", cursor: "technical" },
    }),
    declare(stuckFacts, {
      ...{ whose: "person", purpose: "operation", kept: { by: "program" }, seenBy: ["program"], exported: "technical" },
      columns: {
        subscriber: "id",
        cursor: "id",
        kind: "state",
        payload: "relation",
        at: "time",
        attempts: "technical",
        dueAt: "technical",
      },
    }),
    declare(egress, {
      ...{ whose: "nobody", purpose: "operation", kept: { days: 365, after: "day" }, seenBy: ["operator"] },
      columns: {
        day: "time",
        purpose: "technical",
        destination: "technical",
        reason: "technical",
        connections: "count",
        refused: "count",
        bytesOut: "count",
        bytesIn: "count",
      },
    }),
    declare(pushKeys, {
      ...{ whose: "nobody", purpose: "notifications", kept: {}, seenBy: ["program"], key: "system:push" },
      columns: { id: "id", keys: sealed("credential") },
    }),
  ],
  blobs: [
    {
      ...{ name: "access-log", whose: "person", purpose: "logs", basis: "legitimateInterest", category: "network" },
      seenBy: ["self", "operator"],
    },
  ],
  journals: [
    {
      ...{
        name: "access-log",
        whose: "person",
        purpose: "logs",
        basis: "legitimateInterest",
        seenBy: ["self", "operator"],
      },
      ...{ categories: ["network", "device", "act", "time", "state"], days: 365 },
    },
  ],
  logFields: Object.entries(logTexts).flatMap(([category, names]) =>
    names.map((name) => ({ name, category: category as keyof typeof logTexts })),
  ),
  systemKeys: [
    "system:access-log-*",
    "system:audit",
    "system:mail",
    "system:push",
    "system:blind-index",
    "system:signing",
  ],
};
