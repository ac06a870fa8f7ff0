/** One file of the web interface, ready to be sent. */
export interface WebAsset {
  /** As requested: `/index.html`, `/assets/main-1a2b3c4d.js`. */
  readonly path: string;
  readonly mediaType: string;
  /** A strong validator of the uncompressed bytes, in quotes. */
  readonly etag: string;
  /** True when the name carries a hash of the content: it may be cached for ever. */
  readonly isImmutable: boolean;
  /** Where the bytes are, for `Bun.file`: as they are, and compressed where that makes them smaller. */
  readonly files: { readonly identity: string; readonly gzip?: string; readonly br?: string };
}

/**
 * The web interface inside the executable. Empty when run from source: the build puts a module of the same shape in this
 * one's place (`scripts/build/embed-web.ts`), and `scripts/dev` serves `web/` itself.
 */
export const webAssets: readonly WebAsset[] = [];
