import { createHash, createHmac, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import type { DtlsServer } from "werift";
import { fingerprintOf } from "./certificate.ts";

const messageTypes = { certificateVerify: 15, finished: 20 } as const;
/** TLS 1.2's numbers of the hash algorithms a CertificateVerify may name. */
const hashes: Readonly<Record<number, string>> = { 4: "sha256", 5: "sha384", 6: "sha512" };
/** The flight in which the client proves itself. */
const clientProofFlight = 5;

export type PeerProof = "ok" | "no certificate" | "wrong fingerprint" | "wrong signature" | "wrong finished";

/**
 * Checks what the DTLS library leaves unchecked on its server side: that the client's certificate is the announced one, that
 * the client holds its key (CertificateVerify), and that both sides saw the same handshake (Finished). Without these anybody
 * who can send from the client's address could take the client's place.
 * @param fingerprint SHA-256 from the peer's session description
 */
export function checkPeer(server: DtlsServer, fingerprint: string): PeerProof {
  const certificate = server.remoteCertificate;
  if (certificate === undefined) return "no certificate";
  if (fingerprintOf(Buffer.from(certificate)) !== fingerprint.toUpperCase()) return "wrong fingerprint";

  const messages = Object.values(server.dtls.handshakeCache)
    .filter(({ flight }) => flight <= clientProofFlight)
    .sort((a, b) => a.flight - b.flight)
    .flatMap(({ data }) => [...data].sort((a, b) => a.message_seq - b.message_seq));
  const proofAt = messages.findIndex((message) => message.msg_type === messageTypes.certificateVerify);
  const finishedAt = messages.findIndex((message) => message.msg_type === messageTypes.finished);
  const proof = messages[proofAt]?.fragment;
  const finished = messages[finishedAt]?.fragment;
  const bytesBefore = (end: number) => Buffer.concat(messages.slice(0, end).map((message) => message.serialize()));

  if (proof === undefined || !isSigned(Buffer.from(certificate), proof, bytesBefore(proofAt))) return "wrong signature";
  const secret = server.cipher.masterSecret;
  if (finished === undefined || secret === undefined) return "wrong finished";
  const expected = verifyData(secret, bytesBefore(finishedAt));
  return finished.length === expected.length && timingSafeEqual(finished, expected) ? "ok" : "wrong finished";
}

/** @param proof body of CertificateVerify: hash, signature algorithm, length, signature */
function isSigned(certificate: Buffer, proof: Buffer, transcript: Buffer): boolean {
  const hash = hashes[proof[0] ?? 0];
  if (hash === undefined || proof.length < 4 || proof.length !== 4 + proof.readUInt16BE(2)) return false;
  return verify(hash, transcript, new X509Certificate(certificate).publicKey, proof.subarray(4));
}

/** RFC 5246, 7.4.9: twelve bytes of the pseudo-random function over the transcript's hash. */
function verifyData(masterSecret: Buffer, transcript: Buffer): Buffer {
  const seed = Buffer.concat([Buffer.from("client finished"), createHash("sha256").update(transcript).digest()]);
  const first = createHmac("sha256", masterSecret).update(seed).digest();
  return createHmac("sha256", masterSecret).update(first).update(seed).digest().subarray(0, 12);
}
