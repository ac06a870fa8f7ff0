import { isPrivateAddress, limitKeyOf } from "../../platform/http/peer-address.ts";
import type { Place } from "./accounts.tables.ts";

/**
 * What an address says of a place without asking anybody: the /16 of an IPv4 address, the /32 of an IPv6 one, which is about
 * one provider's region. The rest of the address is not kept.
 */
export function placeOf(address: string): Place {
  const kind = isPrivateAddress(address) || isLinkLocal(address) ? "local" : "internet";
  if (!address.includes(":")) return { kind, network: `${address.split(".").slice(0, 2).join(".")}.x.x` };
  const [first = "", second = ""] = limitKeyOf(address).split(":");
  return { kind, network: `${first}:${second || "0"}::` };
}

const isLinkLocal = (address: string) => address.startsWith("169.254.") || /^fe[89ab][0-9a-f]:/i.test(address);

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.kind === other.kind && one.network === other.network;
