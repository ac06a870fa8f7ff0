import { expect, test } from "bun:test";
import { probeNetwork } from "./network-probe.ts";

const servers = (url: string) => [{ urls: [url] }];
const udp = servers("turn:iris.example:8081?transport=udp");
const tcp = servers("turn:iris.example:8081?transport=tcp");
const elsewhere = servers("turn:relay.example:3478?transport=udp");

interface Network {
  /** Servers that answer, by a part of their address. */
  readonly open: readonly string[];
  /** Whether packets go from one relayed address to another. */
  readonly carries: boolean;
}
interface Channel {
  onopen?: () => void;
  onmessage?: () => void;
  send: () => void;
}

/** As much of a connection as a trial touches; two that are made one after the other can meet. */
class FakeConnection {
  static made: FakeConnection[] = [];
  readonly channel: Channel = { send: () => {} };
  localDescription: object | null = null;
  remoteDescription: object | null = null;
  onicecandidate: (event: object) => void = () => {};
  onsignalingstatechange: () => void = () => {};
  ondatachannel: (event: { channel: Channel }) => void = () => {};
  isClosed = false;
  #hasCandidate = false;
  readonly #network: Network;
  readonly #url: string;
  readonly policy: string | undefined;

  constructor(network: Network, { iceServers = [], iceTransportPolicy }: RTCConfiguration) {
    this.#network = network;
    this.#url = String(iceServers[0]?.urls);
    this.policy = iceTransportPolicy;
    FakeConnection.made.push(this);
  }
  createDataChannel = () => this.channel;
  async setLocalDescription() {
    this.localDescription = {};
    const isOpen = this.#network.open.some((part) => this.#url.includes(part));
    if (isOpen) this.onicecandidate({ candidate: { candidate: "relay" } });
  }
  async setRemoteDescription() {
    this.remoteDescription = {};
    this.onsignalingstatechange();
  }
  async addIceCandidate() {
    this.#hasCandidate = true;
    const at = FakeConnection.made.indexOf(this);
    const [near, far] = FakeConnection.made.slice(at - (at % 2)) as [FakeConnection, FakeConnection];
    if (!this.#network.carries || !near.#hasCandidate || !far.#hasCandidate) return;
    const theirs: Channel = { send: () => near.channel.onmessage?.() };
    near.channel.send = () => theirs.onmessage?.();
    far.ondatachannel({ channel: theirs });
    near.channel.onopen?.();
  }
  close() {
    this.isClosed = true;
  }
}

const probe = (network: Network, relays = [...udp, ...tcp], ways = { udp, tcp }) => {
  FakeConnection.made = [];
  const createConnection = (configuration: RTCConfiguration) =>
    new FakeConnection(network, configuration) as unknown as RTCPeerConnection;
  return probeNetwork({ ...ways, relays }, { withinMs: 20, createConnection });
};

test.each([
  ["everything is open", ["udp", "tcp"], true, ["open", "open", "open"]],
  ["no UDP", ["tcp"], true, ["blocked", "open", "open"]],
  ["nothing", [], true, ["blocked", "blocked", "blocked"]],
  ["the server answers, and carries nothing", ["udp", "tcp"], false, ["open", "open", "blocked"]],
] as const)("S28 what a network lets through is found: %s", async (_, open, carries, states) => {
  const report = await probe({ open, carries });
  expect([report.udp, report.tcp, report.relay].map(({ state }) => state)).toEqual([...states]);
  expect(report.relay.roundTripMs === null).toBe(states[2] !== "open");
  expect(FakeConnection.made.map(({ isClosed, policy }) => [isClosed, policy])).toEqual(
    new Array(4).fill([true, "relay"]),
  );
});

test("S28 another relay than one's own is tried by itself", async () => {
  const report = await probe({ open: ["iris.example"], carries: true }, elsewhere);
  expect(report).toMatchObject({ udp: { state: "open" }, tcp: { state: "open" }, relay: { state: "blocked" } });
  expect(FakeConnection.made).toHaveLength(6);
});

test("S28 what is not offered is not tried", async () => {
  const unchecked = { state: "unchecked", roundTripMs: null } as const;
  const report = await probe({ open: [], carries: false }, [], { udp: [], tcp: [] });
  expect(report).toEqual({ udp: unchecked, tcp: unchecked, relay: unchecked });
  expect(FakeConnection.made).toEqual([]);
});

test("S28 a browser that allows no connections finds nothing, and says so", async () => {
  const refuse = () => {
    throw new DOMException("forbidden", "NotAllowedError");
  };
  const report = await probeNetwork({ udp, tcp, relays: udp }, { withinMs: 20, createConnection: refuse });
  expect(report.udp.state).toBe("unchecked");
});
