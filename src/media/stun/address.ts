import { isIPv4, isIPv6 } from "node:net";

/** An address and port, as packets come from and go to. The address of a TCP connection's far end begins with `tcp `. */
export interface RemoteAddress {
  readonly address: string;
  readonly port: number;
}

const magicCookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const families = { 4: 1, 16: 2 } as const;

/** @returns four or sixteen bytes; null for what is no address */
export function addressBytes(address: string): Buffer | null {
  const bare = address.split("%", 1)[0] as string;
  if (isIPv4(bare)) return Buffer.from(bare.split(".").map(Number));
  if (!isIPv6(bare)) return null;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const [head = "", tail] = (dotted === null ? bare : `${dotted[1]}${dottedGroups(dotted[2] as string)}`).split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const words = [...left, ...new Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  const bytes = Buffer.alloc(16);
  words.slice(0, 8).forEach((word, i) => {
    bytes.writeUInt16BE(Number.parseInt(word, 16), i * 2);
  });
  return bytes;
}

const dottedGroups = (dotted: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split(".").map(Number);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
};

/** The form in which the system names addresses (RFC 5952); an IPv4 address inside an IPv6 one is written plainly. */
export function addressText(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join(".");
  const words = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2));
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) return bytes.subarray(12).join(".");
  let [bestAt, bestLength] = [-1, 1];
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (words[at + length] === 0) length++;
    if (length > bestLength) [bestAt, bestLength] = [at, length];
  }
  const hex = (part: number[]) => part.map((word) => word.toString(16)).join(":");
  return bestAt < 0 ? hex(words) : `${hex(words.slice(0, bestAt))}::${hex(words.slice(bestAt + bestLength))}`;
}

function mask(bytes: Buffer, transactionId: Buffer): Buffer {
  const masked = Buffer.from(bytes);
  for (let i = 0; i < masked.length; i++)
    masked[i] = (masked[i] as number) ^ ((i < 4 ? magicCookie[i] : transactionId[i - 4]) as number);
  return masked;
}

/** Value of XOR-MAPPED-ADDRESS and its kin (RFC 8489, 14.2). */
export function encodeXorAddress({ address, port }: RemoteAddress, transactionId: Buffer): Buffer {
  const bytes = addressBytes(address) ?? Buffer.alloc(4);
  const head = Buffer.from([0, families[bytes.length as 4 | 16], (port >> 8) ^ 0x21, (port & 0xff) ^ 0x12]);
  return Buffer.concat([head, mask(bytes, transactionId)]);
}

/** @returns null when the value is no address */
export function decodeXorAddress(value: Buffer, transactionId: Buffer): RemoteAddress | null {
  const length = value[1] === families[4] ? 4 : value[1] === families[16] ? 16 : 0;
  if (length === 0 || value.length !== 4 + length) return null;
  return {
    address: addressText(mask(value.subarray(4), transactionId)),
    port: value.readUInt16BE(2) ^ 0x2112,
  };
}
