import { create } from "zustand";
import {
  type DiagnosisState,
  diagnosisTextVersion,
  getDiagnosis,
  giveDiagnosisConsent,
  listNetworkWays,
  type NetworkReport,
  reportNetwork,
  withdrawDiagnosisConsent,
} from "../../../src/protocol/diagnosis.ts";
import { type ApiFailure, asFailure, call, socket } from "../../api/index.ts";
import type { Language } from "../../i18n/language.ts";
import { probeNetwork } from "../../media/network-probe.ts";

interface Known {
  readonly isTrying: boolean;
  readonly report: NetworkReport | null;
  /** Where media goes, for whoever runs the network: `iris.example`, `UDP 8081`, `TCP 8081`. */
  readonly place: { readonly host: string; readonly ports: readonly string[] } | null;
  readonly failure: ApiFailure | null;
  readonly consent: DiagnosisState["consent"];
}
const nothing: Known = { isTrying: false, report: null, place: null, failure: null, consent: null };
export const useDiagnosis = create<Known>(() => nothing);
export const forgetDiagnosis = (): void => useDiagnosis.setState(nothing, true);

export async function loadConsent(): Promise<void> {
  useDiagnosis.setState({ consent: (await call(getDiagnosis)).consent });
}

/** Tries the network, and passes the result on where that is wished. */
export async function tryNetwork(): Promise<NetworkReport | null> {
  if (useDiagnosis.getState().isTrying) return null;
  useDiagnosis.setState({ isTrying: true, failure: null });
  try {
    const ways = await call(listNetworkWays);
    const report = await probeNetwork(ways);
    useDiagnosis.setState({ isTrying: false, report, place: placeOf([...ways.udp, ...ways.tcp]) });
    if (useDiagnosis.getState().consent !== null) await passOn(report);
    return report;
  } catch (thrown) {
    useDiagnosis.setState({ isTrying: false, failure: asFailure(thrown) });
    return null;
  }
}

const passOn = (report: NetworkReport) => call(reportNetwork, { body: { deviceId: socket().deviceId, report } });

export async function giveConsent(language: Language): Promise<void> {
  const { consent } = await call(giveDiagnosisConsent, { body: { textVersion: diagnosisTextVersion, language } });
  useDiagnosis.setState({ consent });
  const { report } = useDiagnosis.getState();
  if (report) await passOn(report);
}

export async function withdrawConsent(): Promise<void> {
  useDiagnosis.setState({ consent: (await call(withdrawDiagnosisConsent)).consent });
}

/** `turn:host:port?transport=udp` */
function placeOf(servers: readonly { readonly urls: readonly string[] }[]): Known["place"] {
  const parts = servers.flatMap(({ urls }) => urls).map((url) => /^turns?:(.+):(\d+)\?transport=(udp|tcp)$/.exec(url));
  const host = parts[0]?.[1];
  if (host === undefined) return null;
  const ports = parts.flatMap((part) => (part?.[1] === host ? `${part[3]?.toUpperCase()} ${part[2]}` : []));
  return { host, ports };
}
