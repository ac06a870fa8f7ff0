import type { RemoteAddress } from "../stun/address.ts";
import { PeerPolicy } from "./peer-policy.ts";
import type { RelayQuotas } from "./quota.ts";
import { innerPorts, type RelayPorts } from "./relay-ports.ts";
import { TurnClient } from "./turn-client.testing.ts";
import { TurnServer } from "./turn-server.ts";

const secret = "north";
const wallClock = 1_800_000_000_000;
export const minute = 60_000;
const defaultQuotas = { maxAllocations: 4, maxAllocationsPerPerson: 2, maxBitrateBps: 0, maxBitratePerPersonBps: 0 };

interface BenchOptions {
  readonly quotas?: Partial<RelayQuotas>;
  readonly allowed?: string[];
  /** Whether it has ports of the system; they are the test's here. */
  readonly isOutward?: boolean;
}

/** A relay without a network, with the clock in the test's hands. */
export class TurnBench {
  now = 1000;
  /** Bytes that the relay sent. */
  sent = 0;
  /** What left through ports of the system. */
  readonly outside: { payload: string; to: RemoteAddress }[] = [];
  fromOutside: (payload: string, from: RemoteAddress) => void = () => {};
  readonly relay: TurnServer;
  readonly #clients = new Map<string, TurnClient>();
  #lastPort = 4000;

  constructor({ quotas = {}, allowed = [], isOutward = false }: BenchOptions = {}) {
    const inner = innerPorts(() => this.now);
    const outer: RelayPorts = {
      isOutward: true,
      open: async (family, wish, receive) => {
        const port = await inner.open(family, wish, receive);
        this.fromOutside = (payload, { address, port: from }) => receive(Buffer.from(payload), address, from);
        const send = (payload: Buffer, address: string, to: number) =>
          void this.outside.push({ payload: payload.toString(), to: { address, port: to } });
        return port && { ...port, send };
      },
    };
    this.relay = new TurnServer({
      secret,
      addresses: ["198.51.100.1", "2001:db8::1"],
      ports: isOutward ? outer : inner,
      peers: new PeerPolicy(allowed),
      quotas: { ...defaultQuotas, ...quotas },
      send: (datagram, to) => {
        this.sent += datagram.length;
        this.#clients.get(`${to.address} ${to.port}`)?.take(Buffer.from(datagram));
      },
      now: () => this.now,
      wallClock: () => wallClock,
    });
  }

  /** @param port the same as another's makes it the same connection */
  client(
    owner: string,
    { expiresInSec = 3600, key = secret, address = "192.0.2.7", port = ++this.#lastPort } = {},
  ): TurnClient {
    const from = { address, port };
    const client = new TurnClient({
      ...{ address: from, secret: key, username: `${wallClock / 1000 + expiresInSec}:${owner}` },
      deliver: (packet) => void this.relay.receive(packet, from),
    });
    this.#clients.set(`${address} ${port}`, client);
    return client;
  }

  /** ada and bob, each with a relayed address that the other may use. */
  async introduce() {
    const [ada, bob] = [this.client("ada"), this.client("bob")];
    const [adas, bobs] = [await ada.allocate(), await bob.allocate()];
    await ada.permit(bobs);
    await bob.permit(adas);
    return { ada, bob, adas, bobs };
  }
}
