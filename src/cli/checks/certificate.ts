import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Check, codeOf, type Verdict } from "./check.ts";

const dayMs = 86_400_000;
/** Time enough to renew it in peace. */
const leastDays = 7;

export const certificate: Check = {
  name: "certificate",
  run: async ({ server }) => {
    if (server.tls_certificate && server.tls_key) {
      return checkCertificate(server.tls_certificate, server.tls_key, new URL(server.public_url).hostname, Date.now());
    }
    const { protocol, hostname } = new URL(server.public_url);
    if (protocol === "https:") return { ok: true, detail: "none here: a proxy has to bring HTTPS" };
    if (hostname === "localhost") return { ok: true, detail: "none: browsers accept that from localhost alone" };
    return {
      ok: false,
      detail: `none, and people are to come to ${server.public_url}: nobody could sign in over plain HTTP`,
      cure: "set server.tls_certificate and server.tls_key, or put a proxy with HTTPS in front and name its address",
    };
  },
};

export async function checkCertificate(file: string, keyFile: string, host: string, now: number): Promise<Verdict> {
  let chain: string;
  try {
    chain = await readFile(file, "utf8");
    await readFile(keyFile);
  } catch (error) {
    return { ok: false, detail: `a file cannot be read (${codeOf(error)})`, cure: "check the paths and their rights" };
  }
  const leaf = new X509Certificate(chain);
  const until = new Date(leaf.validTo).getTime();
  const cure = "renew it, then restart Iris";
  if (until < now + leastDays * dayMs) return { ok: false, detail: `it is valid until ${leaf.validTo} only`, cure };
  if (leaf.checkHost(host) === undefined) {
    return { ok: false, detail: `it is not for ${host}`, cure: "get one for the host in server.public_url" };
  }
  return { ok: true, detail: `for ${host}, valid until ${leaf.validTo}` };
}
