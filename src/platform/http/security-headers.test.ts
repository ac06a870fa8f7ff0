import { expect, test } from "bun:test";
import { securityHeaders } from "./security-headers.ts";

const headersFor = (publicUrl: string) => new Map(securityHeaders(publicUrl));
const directivesOf = (policy = ""): Map<string, string> =>
  new Map(policy.split("; ").map((each) => [each.slice(0, each.indexOf(" ")), each.slice(each.indexOf(" ") + 1)]));

test("S71 nothing comes from elsewhere, nothing inline runs, nobody frames the page", () => {
  const policy = directivesOf(headersFor("http://localhost:8080").get("content-security-policy"));
  expect(policy.get("default-src")).toBe("'none'");
  for (const name of ["script-src", "style-src", "worker-src", "manifest-src", "form-action"]) {
    expect(policy.get(name)).toBe("'self'");
  }
  for (const name of ["base-uri", "frame-ancestors"]) expect(policy.get(name)).toBe("'none'");
  expect(policy.get("connect-src")).toBe("'self' ws://localhost:8080");
});

test("over https browsers are told to stay there, and the socket is a secure one", () => {
  const secure = headersFor("https://iris.example.org");
  expect(secure.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(secure.get("content-security-policy")).toContain("connect-src 'self' wss://iris.example.org");
  expect(headersFor("http://iris.example.org").has("strict-transport-security")).toBe(false);
});
