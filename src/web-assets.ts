import type { Asset } from "./platform/http/serve-assets.ts";

/**
 * The web interface inside the executable. Empty when run from source: the build puts a module of the same shape in this
 * one's place (`scripts/build/embed-web.ts`), and `scripts/dev` serves `web/` itself.
 */
export const webAssets: readonly Asset[] = [];
