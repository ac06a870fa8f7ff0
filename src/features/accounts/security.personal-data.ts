import { hashed, lookup, sealed } from "../../platform/personal-data/declaration.ts";
import { declare } from "../../platform/personal-data/personal-data.ts";
import {
  authenticators,
  challenges,
  emailChanges,
  emailUndos,
  knownDevices,
  passkeys,
  passwordResets,
  recoveryCodes,
} from "./security.tables.ts";

const own = {
  ...({ whose: "person", purpose: "signIn", seenBy: ["self"] } as const),
  ...({ kept: { with: { accountId: "person" } }, key: "person:accountId" } as const),
};
const forAWhile = {
  ...own,
  kept: { with: { accountId: "person" }, days: 0, after: "expiresAt", isSwept: true },
} as const;

/** What protects somebody's sign-in. */
export const securityData = [
  declare(authenticators, {
    ...own,
    columns: {
      accountId: "id",
      secret: sealed("credential", { exported: "secret" }),
      createdAt: "time",
      confirmedAt: "time",
      lastStep: "technical",
    },
  }),
  declare(recoveryCodes, { ...own, columns: { accountId: "id", codeHash: hashed() } }),
  declare(passkeys, {
    ...own,
    columns: {
      id: "id",
      accountId: "id",
      name: sealed("device"),
      credential: sealed("credential", { exported: "secret" }),
      credentialIndex: lookup("credential"),
      counter: "count",
      createdAt: "time",
      lastUsedAt: "time",
    },
  }),
  declare(challenges, {
    ...{ ...forAWhile, exported: "technical" },
    columns: { hash: hashed(), kind: "state", accountId: "id", expiresAt: "time", wrongAnswers: "count" },
  }),
  declare(knownDevices, {
    ...own,
    kept: { with: { accountId: "person" }, days: 365, after: "lastSeenAt", isSwept: true },
    columns: { accountId: "id", deviceIndex: lookup("device"), lastSeenAt: "time" },
  }),
  declare(passwordResets, {
    ...{ ...forAWhile, exported: "technical" },
    columns: { tokenHash: hashed(), accountId: "id", expiresAt: "time" },
  }),
  declare(emailChanges, {
    ...forAWhile,
    columns: {
      accountId: "id",
      email: sealed("contact"),
      emailIndex: lookup("contact"),
      codeHash: hashed(),
      askedAt: "time",
      expiresAt: "time",
      wrongCodes: "count",
    },
  }),
  declare(emailUndos, {
    ...forAWhile,
    exported: "secret",
    columns: {
      tokenHash: hashed(),
      accountId: "id",
      email: sealed("contact"),
      emailIndex: lookup("contact"),
      changedAt: "time",
      expiresAt: "time",
    },
  }),
];
