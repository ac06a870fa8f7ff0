import type { NetworkReport, NetworkVerdict } from "../../../src/protocol/diagnosis.ts";

/** The texts and the colour of each verdict. */
export const verdicts = {
  good: { tone: "success", title: "good", detail: "goodDetail", short: "shortGood" },
  noRelay: { tone: "warning", title: "noRelay", detail: "noRelayDetail", short: "shortNoRelay" },
  tcpOnly: { tone: "warning", title: "tcpOnly", detail: "tcpOnlyDetail", short: "shortTcpOnly" },
  blocked: { tone: "danger", title: "blocked", detail: "blockedDetail", short: "shortBlocked" },
  unchecked: { tone: "info", title: "unchecked", detail: "uncheckedDetail", short: "shortUnchecked" },
} as const satisfies Record<NetworkVerdict, object>;

/** Problems first; among equals the newest. */
const gravity: readonly NetworkVerdict[] = ["blocked", "noRelay", "tcpOnly", "unchecked", "good"];
export const byGravity = <T extends { readonly verdict: NetworkVerdict; readonly at: number }>(
  found: readonly T[],
): T[] => found.toSorted((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict) || b.at - a.at);

export const stateTexts = { open: "open", blocked: "shut", unchecked: "untried" } as const satisfies Record<
  NetworkReport["udp"]["state"],
  string
>;
