import { listSigningKeys } from "../../protocol/signing.ts";
import type { Host, Platform } from "../platform.ts";
import type { Signing } from "./signing.ts";

/** For everybody who holds something that this instance signed. */
export function serveSigningKeys({ config }: Pick<Platform, "config">, host: Host, signing: Signing): void {
  host.route(listSigningKeys, async () => ({ instance: config.server.public_url, keys: await signing.publicKeys() }));
}
