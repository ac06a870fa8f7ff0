import { failure } from "./failure.ts";

/** One file of the web interface, ready to be sent. */
export interface Asset {
  /** As requested: `/index.html`, `/assets/main-1a2b3c4d.js`. */
  readonly path: string;
  readonly mediaType: string;
  /** A strong validator of the uncompressed bytes, in quotes. */
  readonly etag: string;
  /** True when the name carries a hash of the content: it may be cached for ever. */
  readonly isImmutable: boolean;
  /** Of a page: the scripts it names, which are to be asked for before anything else. */
  readonly scripts?: readonly string[];
  /** Where the bytes are, for `Bun.file`: as they are, and compressed where that makes them smaller. */
  readonly files: { readonly identity: string; readonly gzip?: string; readonly br?: string };
}

type Encoding = keyof Asset["files"];

function encodingFor(accepted: string | null, files: Asset["files"]): Encoding {
  const offers = (accepted ?? "").toLowerCase().split(",");
  const takes = (name: string): boolean =>
    offers.some((offer) => {
      const [coding = "", ...parameters] = offer.split(";").map((part) => part.trim());
      return coding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  if (files.br && takes("br")) return "br";
  if (files.gzip && takes("gzip")) return "gzip";
  return "identity";
}

/** Each encoding is another representation and needs a validator of its own. */
const etagOf = ({ etag }: Asset, encoding: Encoding): string =>
  encoding === "identity" ? etag : `${etag.slice(0, -1)}-${encoding}"`;

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const known = (ifNoneMatch ?? "").split(",").map((value) => value.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/** Is it a person opening an address, rather than a page asking for a part of itself? */
function isNavigation(request: Request): boolean {
  const mode = request.headers.get("sec-fetch-mode");
  if (mode !== null) return mode === "navigate";
  return request.headers.get("accept")?.includes("text/html") ?? false;
}

/**
 * Serves the web interface: files by their path, `index.html` for every address a person may open.
 * @param first what a page asks for first when somebody is signed in: browsers ask while they still read its script. To a page whose
 * session is over nothing is promised: it would take the refusal, kept for it, for the answer to what it asks after a sign-in.
 * @throws Failure core.not_found for a file that is not there: a missing script must not be answered with a page
 */
export function serveAssets(
  assets: readonly Asset[],
  first?: { readonly requests: readonly string[]; readonly isSignedIn: (request: Request) => Promise<boolean> },
): (request: Request) => Promise<Response> {
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  const index = byPath.get("/index.html");
  // In this order: the server is busy with an answer while the browser could be busy with the script.
  const preloads = [
    ...(index?.scripts ?? []).map((path) => `<${path}>; rel=modulepreload`),
    ...(first?.requests ?? []).map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`),
  ].join(", ");

  return async (request) => {
    const { pathname } = new URL(request.url);
    // The front page is nobody's part: monitors and curl ask for it too.
    const isAddress = pathname === "/" || (!/\.[a-z0-9]+$/i.test(pathname) && isNavigation(request));
    const asset = byPath.get(pathname) ?? (isAddress ? index : undefined);
    if (!asset) throw failure("core.not_found");
    const encoding = encodingFor(request.headers.get("accept-encoding"), asset.files);
    const headers = new Headers({
      "content-type": asset.mediaType,
      "cache-control": asset.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
      etag: etagOf(asset, encoding),
      vary: asset === index ? "accept-encoding, sec-fetch-mode, accept" : "accept-encoding",
    });
    if (asset === index && first && (await first.isSignedIn(request))) headers.set("link", preloads);
    if (isKnown(request.headers.get("if-none-match"), etagOf(asset, encoding))) {
      return new Response(null, { status: 304, headers });
    }
    if (encoding !== "identity") headers.set("content-encoding", encoding);
    return new Response(Bun.file(asset.files[encoding] ?? asset.files.identity), { headers });
  };
}
