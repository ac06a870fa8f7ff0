import { isIP } from "node:net";
import type { Config } from "../../../platform/config/config.ts";

/** This Iris, as browsers tell sites apart: a passkey works at its own site alone. */
export interface Site {
  /** WebAuthn's relying party: the host of the public address. */
  readonly rpId: string;
  readonly origin: string;
  readonly name: string;
  /** Browsers make passkeys for names only, and where the way is encrypted or does not leave the machine. */
  readonly takesPasskeys: boolean;
}

export function siteOf({ server, instance }: Pick<Config, "server" | "instance">): Site {
  const { hostname, origin, protocol } = new URL(server.public_url);
  const isOwnMachine = hostname === "localhost" || hostname.endsWith(".localhost");
  const isName = !hostname.startsWith("[") && isIP(hostname) === 0;
  return {
    rpId: hostname,
    origin,
    name: instance.name,
    takesPasskeys: isName && (protocol === "https:" || isOwnMachine),
  };
}
