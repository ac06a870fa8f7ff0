import { createCipheriv } from "node:crypto";

/** Protection profiles of DTLS-SRTP that the engine speaks, by their registered number (RFC 5764, RFC 7714). */
export const srtpProfiles = { aesCm128HmacSha1: 1, aeadAes128Gcm: 7 } as const;
export type SrtpProfile = (typeof srtpProfiles)[keyof typeof srtpProfiles];

/** Bytes of master salt per profile; the master key has 16 in both. */
export const saltLength = (profile: SrtpProfile): number => (profile === srtpProfiles.aeadAes128Gcm ? 12 : 14);

export interface MasterKey {
  readonly profile: SrtpProfile;
  readonly key: Buffer;
  readonly salt: Buffer;
}

/** The session keys of one direction. `auth` is empty where the cipher authenticates by itself. */
export interface SessionKeys {
  readonly rtp: { readonly key: Buffer; readonly auth: Buffer; readonly salt: Buffer };
  readonly rtcp: { readonly key: Buffer; readonly auth: Buffer; readonly salt: Buffer };
}

/** RFC 3711, 4.3: AES in counter mode over the label, key derivation rate 0. */
export function deriveSessionKeys({ profile, key, salt }: MasterKey): SessionKeys {
  const authLength = profile === srtpProfiles.aeadAes128Gcm ? 0 : 20;
  const derive = (label: number, length: number): Buffer => {
    if (length === 0) return Buffer.alloc(0);
    const block = Buffer.alloc(16);
    salt.copy(block, 0);
    block[7] = (block[7] as number) ^ label;
    return createCipheriv("aes-128-ctr", key, block).update(Buffer.alloc(length));
  };
  return {
    rtp: { key: derive(0, 16), auth: derive(1, authLength), salt: derive(2, salt.length) },
    rtcp: { key: derive(3, 16), auth: derive(4, authLength), salt: derive(5, salt.length) },
  };
}
