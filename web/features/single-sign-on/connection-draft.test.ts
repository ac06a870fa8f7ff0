import { expect, test } from "bun:test";
import type { SignOnOverview } from "../../../src/protocol/single-sign-on.ts";
import { bodyOf, draftOf, faultsOf, needsSecret } from "./connection-draft.ts";

const nothing: SignOnOverview = {
  ...{ isPermitted: true, redirectUri: "https://iris.example.com/single-sign-on", connection: null },
  verifiedDomains: ["example.org"],
};
const stored: SignOnOverview = {
  ...nothing,
  connection: {
    ...{ issuer: "https://login.example.com", clientId: "iris", label: "Hafenbau", isActive: true },
    ...{
      passwordAllowed: false,
      createsPeople: true,
      replacesSecondFactor: true,
      trustsAddresses: false,
      domains: null,
    },
    ...{ changedAt: 1, linkedPeople: 3 },
  },
};

test("B2 an empty form names what is missing", () => {
  expect(faultsOf(draftOf(nothing), nothing)).toEqual({
    issuer: "issuerWrong",
    clientId: "clientIdMissing",
    clientSecret: "clientSecretMissing",
    label: "labelMissing",
    domains: undefined,
  });
});

test("B2 what is stored is complete without its secret, and stays on", () => {
  const draft = draftOf(stored);
  expect(Object.values(faultsOf(draft, stored)).filter(Boolean)).toEqual([]);
  expect(bodyOf(draft, stored)).not.toHaveProperty("clientSecret");
  expect(bodyOf(draft, stored).isActive).toBe(true);
});

test("B2 another issuer or client needs its own secret", () => {
  expect(needsSecret({ ...draftOf(stored), issuer: "https://other.example.com" }, stored)).toBe(true);
  expect(needsSecret({ ...draftOf(stored), clientId: "iris-2" }, stored)).toBe(true);
  expect(needsSecret({ ...draftOf(stored), issuer: " https://login.example.com " }, stored)).toBe(false);
});

test("B2 chosen domains are sent, and none chosen is a fault", () => {
  const draft = { ...draftOf(stored), isForAll: false };
  expect(faultsOf(draft, stored).domains).toBe("domainMissing");
  expect(bodyOf({ ...draft, domains: ["example.org"] }, stored).domains).toEqual(["example.org"]);
});

test("B2 an issuer is an http address", () => {
  for (const issuer of ["login.example.com", "javascript:alert(1)", "ftp://login.example.com"]) {
    expect(faultsOf({ ...draftOf(stored), issuer }, stored).issuer).toBe("issuerWrong");
  }
});
