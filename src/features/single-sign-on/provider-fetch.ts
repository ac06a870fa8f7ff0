import { DestinationRefused, type Outbound } from "../../platform/outbound/outbound.ts";

/** The provider did not answer, or not as a healthy one. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The provider sent the person back without letting them in. */
export class ProviderRefused extends Error {
  override readonly name = "ProviderRefused";
}

/** As far as the library uses `fetch`. */
export type ProviderFetch = (
  url: string,
  options: { method: string; headers: Readonly<Record<string, string>>; body: URLSearchParams | undefined | null },
) => Promise<Response>;

/**
 * The library's way out: the one door, to the origins the operator allows.
 * @throws DestinationRefused when the configuration does not allow it, Unreachable when nothing usable comes back
 */
export const providerFetch =
  (outbound: Outbound): ProviderFetch =>
  async (url, { method, headers, body }) => {
    const answer = await outbound
      .request({
        ...{ purpose: "single sign-on", reason: "an identity provider", url: new URL(url), method },
        headers: { ...headers, ...(body && { "content-type": "application/x-www-form-urlencoded" }) },
        body: body?.toString(),
      })
      .catch((cause: unknown) => {
        throw cause instanceof DestinationRefused ? cause : new Unreachable("The provider does not answer.", { cause });
      });
    if (answer.status >= 500) throw new Unreachable(`The provider answers with ${answer.status}.`);
    return new Response(answer.status === 204 ? null : answer.body, {
      status: answer.status < 200 ? 502 : answer.status,
      headers: { "content-type": answer.contentType },
    });
  };
