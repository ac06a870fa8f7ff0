const parsedHost = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * May this request act with the cookie it carries? Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`);
 * one that says "elsewhere" is refused, and so is one that carries a cookie and says nothing. A request without either
 * is a program's and has no authority that could be misused.
 * @param publicHost the host of the configured public address: behind a proxy the `Host` header may be another
 */
export function isOwnOrigin(request: Request, publicHost: string): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) {
    const host = parsedHost(origin);
    return host !== null && (host === publicHost || host === request.headers.get("host"));
  }
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return !request.headers.has("cookie");
}
