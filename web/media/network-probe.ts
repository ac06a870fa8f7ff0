import type { NetworkReport } from "../../src/protocol/diagnosis.ts";

type Way = NetworkReport["udp"];

/** Servers of the instance itself; nobody else's are ever asked. */
export interface NetworkWays {
  readonly udp: RTCIceServer[];
  readonly tcp: RTCIceServer[];
  /** What calls are given: the same as the two above, or others. */
  readonly relays: RTCIceServer[];
}

interface Trial {
  /** The relay answered, so packets went there and back. */
  isReached: boolean;
  /** A word went from one connection to another and back. */
  roundTripMs: number | null;
}

export interface ProbeOptions {
  readonly withinMs?: number;
  /** For tests; the browser's own otherwise. */
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/**
 * Tries how media gets through this network: over UDP, over TCP, and through the relay from one connection to another, all at once.
 * Sound and picture are not touched, and no permission is needed.
 */
export async function probeNetwork(ways: NetworkWays, options: ProbeOptions = {}): Promise<NetworkReport> {
  const { withinMs = 2000, createConnection = (configuration) => new RTCPeerConnection(configuration) } = options;
  const attempt = (servers: RTCIceServer[]) =>
    servers.length === 0 ? Promise.resolve(null) : tryRelay(servers, withinMs, createConnection);
  const known = new Set([...ways.udp, ...ways.tcp].flatMap(({ urls }) => urls));
  const others = ways.relays.filter(({ urls }) => [urls].flat().some((url) => !known.has(url)));
  const [udp, tcp, elsewhere] = await Promise.all([attempt(ways.udp), attempt(ways.tcp), attempt(others)]);
  const carried = elsewhere !== null ? [elsewhere] : [udp, tcp].filter((trial) => trial !== null);
  return { udp: reached(udp), tcp: reached(tcp), relay: relayOf(ways.relays.length === 0 ? [] : carried) };
}

const unchecked: Way = { state: "unchecked", roundTripMs: null };

const reached = (trial: Trial | null): Way =>
  trial === null ? unchecked : { state: trial.isReached ? "open" : "blocked", roundTripMs: trial.roundTripMs };

function relayOf(trials: readonly Trial[]): Way {
  if (trials.length === 0) return unchecked;
  const times = trials.flatMap(({ roundTripMs }) => roundTripMs ?? []);
  return times.length > 0
    ? { state: "open", roundTripMs: Math.min(...times) }
    : { state: "blocked", roundTripMs: null };
}

/** Two connections of this page that may meet through the relay alone. @returns null when the browser has none */
async function tryRelay(
  iceServers: RTCIceServer[],
  withinMs: number,
  create: (configuration: RTCConfiguration) => RTCPeerConnection,
): Promise<Trial | null> {
  const trial: Trial = { isReached: false, roundTripMs: null };
  const ends: RTCPeerConnection[] = [];
  try {
    for (let i = 0; i < 2; i++) ends.push(create({ iceServers, iceTransportPolicy: "relay" }));
    const [near, far] = ends as [RTCPeerConnection, RTCPeerConnection];
    await Promise.race([meet(near, far, trial), new Promise((resolve) => setTimeout(resolve, withinMs))]);
    return trial;
  } catch {
    // A browser that forbids connections says nothing about the network.
    return null;
  } finally {
    for (const end of ends) end.close();
  }
}

async function meet(near: RTCPeerConnection, far: RTCPeerConnection, trial: Trial): Promise<void> {
  passCandidates(near, far, trial);
  passCandidates(far, near, trial);
  const channel = near.createDataChannel("probe");
  const answered = new Promise<void>((resolve) => {
    let sentAt = 0;
    channel.onopen = () => {
      sentAt = performance.now();
      channel.send("there");
    };
    channel.onmessage = () => {
      trial.roundTripMs = Math.round(performance.now() - sentAt);
      resolve();
    };
  });
  far.ondatachannel = ({ channel: theirs }) => {
    theirs.onmessage = () => theirs.send("and back");
  };
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
  await answered;
}

function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection, trial: Trial): void {
  const early: RTCIceCandidate[] = [];
  const pass = (candidate: RTCIceCandidate) => void to.addIceCandidate(candidate).catch(() => {});
  from.onicecandidate = ({ candidate }) => {
    if (!candidate?.candidate) return;
    trial.isReached = true;
    if (to.remoteDescription) pass(candidate);
    else early.push(candidate);
  };
  to.onsignalingstatechange = () => {
    if (to.remoteDescription) for (const candidate of early.splice(0)) pass(candidate);
  };
}
