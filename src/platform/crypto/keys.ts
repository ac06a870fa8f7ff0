/** What a data key belongs to. Destroying a subject's key makes its content unreadable in every copy. */
export type KeySubject =
  | `person:${string}`
  /** What is said in a conversation. */
  | `conversation:${string}`
  /** What a conversation is called. */
  | `label:${string}`
  | `file:${string}`
  | `company:${string}`
  | `system:${string}`;

/** An unwrapped data key. Never logged, never stored. */
export interface DataKey {
  readonly subject: KeySubject;
  readonly version: number;
  readonly bytes: Uint8Array;
  /** Versions before it that are not destroyed: what was sealed with one of them opens still. */
  readonly older?: ReadonlyMap<number, Uint8Array>;
}

/** Where a sealed value lives: additional data of AES-256-GCM, so that a value moved elsewhere does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

declare const sealed: unique symbol;
/** A ciphertext as stored: format version, key version, nonce (12), ciphertext, tag (16). T is what opens from it. */
export type Sealed<T> = Uint8Array & { readonly [sealed]: T };

export interface Keys {
  /** Creates the subject's key, or returns the existing one. Durable before it resolves. */
  create(subject: KeySubject): Promise<DataKey>;
  /** @throws KeyGone when it was destroyed or never made */
  get(subject: KeySubject): Promise<DataKey>;
  /** The same from memory, or undefined when it must be loaded first. */
  peek(subject: KeySubject): DataKey | undefined;
  /** Brings keys into memory with one query, for who opens many values in a row. Who has none is passed over. */
  preload(subjects: readonly KeySubject[]): Promise<void>;
  /**
   * Begins a new version of the subject's key: what is sealed from now on can outlive what was sealed before.
   * @throws KeyGone when there is none
   */
  renew(subject: KeySubject): Promise<DataKey>;
  /**
   * Overwrites and removes the wrapped key; content sealed with it is gone for good. Idempotent.
   * @param through only versions up to this one
   */
  destroy(subject: KeySubject, through?: number): Promise<void>;
  /**
   * Keyed look-up value for an encrypted column: HMAC-SHA-256 of the normalised value under the column's own index key.
   * @returns 32 bytes, base64url
   */
  blindIndex(column: string, value: string): string;
}
