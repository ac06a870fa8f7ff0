import { hashed, lookup, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { accessTokens } from "./access-tokens/access-tokens.tables.ts";
import { accounts, operatorLinks, sessions, signUps } from "./accounts.tables.ts";
import { guesses } from "./guesses/guesses.tables.ts";
import { avatars, furtherEmails, profiles } from "./profiles.tables.ts";
import { securityData } from "./security.personal-data.ts";

const ofAccount = { whose: "person", kept: { with: { accountId: "person" } }, key: "person:accountId" } as const;

export const accountsData: PersonalData = {
  tables: [
    declare(accounts, {
      ...{ whose: "person", purpose: "account", seenBy: ["self", "others", "administrators", "operator"] },
      ...{ kept: { with: { id: "person" } }, key: "person:id", erased: "key" },
      columns: {
        id: "id",
        email: sealed("contact"),
        emailIndex: lookup("contact"),
        firstName: sealed("name"),
        lastName: sealed("name"),
        passwordHash: hashed(),
        language: "setting",
        termsVersion: "state",
        termsAcceptedAt: "time",
        termsLanguage: "state",
        isOperator: "state",
        companyId: "relation",
        companyRole: "state",
        deactivatedAt: "time",
        restrictedAt: "time",
        createdAt: "time",
        verifiedAt: "time",
        deletedAt: "time",
      },
    }),
    declare(signUps, {
      ...{ whose: "person", purpose: "account", seenBy: ["program"], key: "system:sign-ups" },
      // There is no account yet that could ask for it; it becomes the account, or goes.
      exported: "derived",
      kept: { days: 7, after: "askedAt", isSwept: true },
      columns: {
        id: "id",
        emailIndex: lookup("contact"),
        applicant: sealed("name"),
        passwordHash: hashed(),
        language: "setting",
        termsVersion: "state",
        askedAt: "time",
        expiresAt: "time",
        tokenHash: hashed(),
        codeHash: hashed(),
        browserHash: hashed(),
        wrongCodes: "count",
      },
    }),
    declare(sessions, {
      ...{ ...ofAccount, purpose: "signIn", seenBy: ["self"] },
      kept: { with: { accountId: "person" }, days: 30, after: "lastUsedAt", isSwept: true, by: "owner" },
      columns: {
        id: "id",
        accountId: "id",
        tokenHash: hashed(),
        device: sealed("device"),
        place: sealed("network"),
        way: "state",
        providerHadSecondFactor: "state",
        createdAt: "time",
        provedAt: "time",
        lastUsedAt: "time",
      },
    }),
    declare(operatorLinks, {
      ...{ whose: "nobody", purpose: "operation", kept: {}, seenBy: ["operator"] },
      columns: { id: "id", tokenHash: hashed(), createdAt: "time" },
    }),
    declare(profiles, {
      ...{ ...ofAccount, purpose: "account", seenBy: ["self", "others"] },
      columns: { accountId: "id", details: sealed("profile"), version: "count", avatarId: "id" },
    }),
    declare(avatars, {
      ...{ whose: "person", purpose: "account", seenBy: ["self", "others"], kept: ofAccount.kept },
      columns: { id: "id", accountId: "id", createdAt: "time", isShown: "state" },
    }),
    declare(furtherEmails, {
      ...{ ...ofAccount, purpose: "account", seenBy: ["self"] },
      columns: {
        id: "id",
        accountId: "id",
        email: sealed("contact"),
        emailIndex: lookup("contact"),
        provedIndex: lookup("contact"),
        createdAt: "time",
        expiresAt: "time",
        tokenHash: hashed(),
        codeHash: hashed(),
        wrongCodes: "count",
      },
    }),
    declare(accessTokens, {
      ...{ ...ofAccount, purpose: "programs", seenBy: ["self"] },
      kept: { with: { accountId: "person" }, by: "owner" },
      columns: {
        id: "id",
        accountId: "id",
        name: sealed("content"),
        tokenHash: hashed(),
        scopes: "setting",
        createdAt: "time",
        expiresAt: "time",
        lastUsedAt: "time",
      },
    }),
    declare(guesses, {
      ...{ whose: "outsider", purpose: "signIn", basis: "legitimateInterest", seenBy: ["nobody"] },
      kept: { days: 1, after: "lastAt" },
      exported: "technical",
      columns: { whoIndex: lookup("network"), wrong: "count", lastAt: "time" },
    }),
    ...securityData,
  ],
  owners: [
    owners("person", accounts, "id", "deletedAt"),
    owners("file", avatars, "id"),
    owners("session", sessions, "id"),
  ],
  blobs: [
    {
      ...{ name: "avatar", whose: "person", purpose: "account", basis: "contract", category: "picture" },
      seenBy: ["self", "others"],
    },
  ],
  memory: [
    {
      ...{ name: "signed-in sessions", whose: "person", purpose: "signIn", basis: "contract", category: "credential" },
      ...{ seenBy: ["program"], until: "session" },
    },
  ],
  systemKeys: ["system:sign-ups"],
};
