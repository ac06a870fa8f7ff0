import { expect, test } from "bun:test";
import { boundToHost, missingNatives, systemOf } from "./lockfile.ts";

test.each([
  ["@a/b-linux-arm64-musl", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
  ["@a/b-linux-x64-gnu", { os: ["linux"], cpu: ["x64"], libc: ["glibc"] }],
  ["@a/b-linux-x64", { os: ["linux"], cpu: ["x64"] }],
  ["@a/b-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["@a/b-wasm32-wasi", { cpu: ["wasm32"] }],
  ["fsevents", undefined],
])("%s is for its system", (name, system) => expect(systemOf(name)).toEqual(system));

test("a native package that is not locked is found, one that is is left alone", () => {
  const optionalDependencies = { "x-linux-x64": "1.0.0", "x-darwin-x64": "1.0.0" };
  const packages = { "node_modules/x": { dev: true, optionalDependencies }, "node_modules/x-linux-x64": {} };
  expect(missingNatives({ packages })).toEqual({
    "node_modules/x-darwin-x64": { version: "1.0.0", os: ["darwin"], cpu: ["x64"], dev: true, optional: true },
  });
});

test("an entry that names a registry is found", () => {
  expect(boundToHost({ packages: { a: { resolved: "https://registry.example/a.tgz" }, b: {} } })).toEqual(["a"]);
});
