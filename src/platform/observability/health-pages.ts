import { failure } from "../http/failure.ts";
import type { HttpApp, Page } from "../http/http-app.ts";
import { isPrivateAddress } from "../http/peer-address.ts";
import type { Metrics } from "./metrics.ts";

export interface HealthDeps {
  /** Can it serve people now? */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: Metrics;
}

const plain = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: for the own machine and network alone. */
export function serveHealth(http: HttpApp, { isReady, metrics }: HealthDeps): void {
  const probe = (operation: string, answer: Page): void =>
    http.page(operation, `/${operation}`, (request, exchange) => {
      exchange.isProbe = true;
      return answer(request, exchange);
    });

  probe("healthz", () => plain("ok\n"));
  probe("readyz", async () => ((await isReady()) ? plain("ready\n") : plain("not ready\n", 503)));
  probe("metrics", async (request, { peer, address }) => {
    // Behind a proxy that is not configured as trusted everybody comes from the proxy's own, private address.
    const isForwarded = address === peer.address && request.headers.has("x-forwarded-for");
    if (isForwarded || !isPrivateAddress(address)) throw failure("core.not_found");
    return new Response(await metrics.text(), { headers: { "content-type": metrics.contentType } });
  });
}
