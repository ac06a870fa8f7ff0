import { DtlsServer } from "werift";
import { type MasterKey, type SrtpProfile, saltLength, srtpProfiles } from "../srtp/derive.ts";
import { type Certificate, ecdsaSha256 } from "./certificate.ts";
import { checkPeer, type PeerProof } from "./transcript.ts";

/** Media keys of both directions, seen from us. */
export interface MediaKeys {
  readonly incoming: MasterKey;
  readonly outgoing: MasterKey;
}

export interface DtlsEvents {
  send(datagram: Buffer): void;
  connected(keys: MediaKeys): void;
  failed(reason: Exclude<PeerProof, "ok"> | "handshake" | "no media profile"): void;
}

const contentTypes = { changeCipherSpec: 20, handshake: 22 } as const;
/** Datagrams a peer may send before the handshake is done; a flood beyond is not answered. */
const handshakeBudget = 64;
/** Our last flight may be lost: it is repeated as often, when the client repeats its own. */
const finalRepeats = 8;

/**
 * The DTLS-SRTP handshake of one peer, as server. The protocol machine is the library's; who the peer is is checked here
 * before any key is handed out.
 */
export class DtlsSession {
  readonly #server: DtlsServer;
  readonly #events: DtlsEvents;
  readonly #inbox: { deliver: (datagram: Buffer) => void } = { deliver: () => {} };
  #received = 0;
  #lastFlight: Buffer[] = [];
  #repeatsLeft = finalRepeats;
  #state: "handshake" | "connected" | "over" = "handshake";

  constructor(certificate: Certificate, remoteFingerprint: string, events: DtlsEvents) {
    this.#events = events;
    const inbox = this.#inbox;
    this.#server = new DtlsServer({
      cert: certificate.certPem,
      key: certificate.keyPem,
      signatureHash: ecdsaSha256,
      srtpProfiles: [srtpProfiles.aeadAes128Gcm, srtpProfiles.aesCm128HmacSha1],
      extendedMasterSecret: true,
      certificateRequest: true,
      transport: {
        type: "udp",
        address: { address: "0.0.0.0", port: 0, family: "IPv4" },
        closed: false,
        set onData(deliver: (datagram: Buffer) => void) {
          inbox.deliver = deliver;
        },
        send: async (datagram: Buffer) => this.#send(datagram),
        close: async () => {},
      },
    });
    this.#server.onConnect.subscribe(() => this.#finish(remoteFingerprint));
    this.#server.onError.subscribe(() => this.#fail("handshake"));
  }

  /** Takes a datagram that begins like DTLS, from the address that connectivity checks have proven. */
  receive(datagram: Buffer): void {
    if (this.#state === "over" || !isWellFormed(datagram)) return;
    if (this.#state === "connected") {
      this.#receiveConnected(datagram);
      return;
    }
    if (++this.#received > handshakeBudget) this.#fail("handshake");
    else this.#inbox.deliver(datagram);
  }

  close(): void {
    this.#state = "over";
  }

  /**
   * Once connected a handshake record cannot be told from a forged one, so it only ever makes us repeat our answer. Alerts are
   * not heard either (the library believes plain ones): a peer's end is known by signalling and by consent that runs out.
   */
  #receiveConnected(datagram: Buffer): void {
    if (datagram.readUInt16BE(3) !== 0 || datagram[0] !== contentTypes.handshake || this.#repeatsLeft-- <= 0) return;
    for (const part of this.#lastFlight) this.#events.send(part);
  }

  #send(datagram: Buffer): void {
    if (this.#state === "over") return;
    // The final flight (change cipher spec, finished) is all that is sent from the change on.
    if (datagram[0] === contentTypes.changeCipherSpec) this.#lastFlight = [];
    this.#lastFlight.push(datagram);
    if (this.#lastFlight.length > 8) this.#lastFlight.shift();
    this.#events.send(datagram);
  }

  #finish(remoteFingerprint: string): void {
    if (this.#state !== "handshake") return;
    const proof = checkPeer(this.#server, remoteFingerprint);
    const profile = this.#server.srtp.srtpProfile as SrtpProfile | undefined;
    if (proof !== "ok" || profile === undefined) {
      this.#fail(proof === "ok" ? "no media profile" : proof);
      return;
    }
    this.#state = "connected";
    const keys = this.#server.extractSessionKeys(16, saltLength(profile));
    this.#events.connected({
      incoming: { profile, key: keys.remoteKey, salt: keys.remoteSalt },
      outgoing: { profile, key: keys.localKey, salt: keys.localSalt },
    });
  }

  #fail(reason: Parameters<DtlsEvents["failed"]>[0]): void {
    if (this.#state !== "handshake") return;
    this.#state = "over";
    this.#events.failed(reason);
  }
}

/** Every record's length must fit: the library reads past the end otherwise. */
function isWellFormed(datagram: Buffer): boolean {
  let at = 0;
  while (at + 13 <= datagram.length) at += 13 + datagram.readUInt16BE(at + 11);
  return at === datagram.length && at > 0;
}
