import type { InputOf } from "../../protocol/endpoint.ts";
import type { getAvatar } from "../../protocol/profiles.ts";
import type { ProfilesDeps } from "./profiles.deps.ts";
import { avatarNotFound } from "./profiles.errors.ts";
import { shownAvatar } from "./profiles.store.ts";
import { seenAccount } from "./read-profile.ts";

const yearSec = 365 * 24 * 3_600;

/** The picture behind a name never changes, so that a browser asks once; who may see the person may see it. */
export async function serveAvatar(
  deps: Pick<ProfilesDeps, "db" | "blobs" | "viewers">,
  viewerId: string,
  { params: { accountId, version }, query: { size } }: Pick<InputOf<typeof getAvatar>, "params" | "query">,
): Promise<Response> {
  await seenAccount(deps, viewerId, accountId);
  if (!(await shownAvatar(deps.db.reader, accountId, version))) throw avatarNotFound();
  const blob = await deps.blobs.open(version, size === "small" ? "preview" : "content");
  if (!blob) throw avatarNotFound();
  return new Response(blob.read(), {
    headers: {
      "content-type": "image/webp",
      "content-length": String(blob.sizeBytes),
      "cache-control": `private, max-age=${yearSec}, immutable`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}
