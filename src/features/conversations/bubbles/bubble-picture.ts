import type { Tx } from "../../../platform/storage/database.ts";
import type { getBubblePicture } from "../../../protocol/bubbles.ts";
import type { InputOf } from "../../../protocol/endpoint.ts";
import { drawAvatar, readPicture } from "../../accounts/index.ts";
import { type BubbleChange, changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, notAllowed } from "../conversations.errors.ts";
import { changeConversation, findConversation } from "../conversations.store.ts";
import { mayTend } from "./bubbles.policy.ts";
import { deletePicture, findPicture, putPicture } from "./bubbles.store.ts";
import { requireTender } from "./outsiders.ts";
import { requireInUse } from "./require-writable.ts";
import { openPicture, sealPicture } from "./seal-bubble.ts";

interface Tending {
  readonly conversationId: string;
  readonly actorId: string;
}

/** Draws the picture anew and shows it in the place of the one before. @throws profiles.picture_unusable */
export async function setPicture(deps: Deps, tending: Tending, body: ReadableStream<Uint8Array> | null): Promise<void> {
  const { keys, newId } = deps;
  const { conversationId } = tending;
  // Asked before as well: nobody's picture is decoded who may not change anything here.
  requireInUse(await requireTender(deps, tending));
  const drawn = await drawAvatar(await readPicture(body));
  const version = newId();
  const [large, small] = await Promise.all(
    (["large", "small"] as const).map((side) => sealPicture(keys, { conversationId, version, side }, drawn[side])),
  );
  if (!large || !small) return;
  await show(deps, tending, version, (tx) => putPicture(tx, { conversationId, version, large, small }));
}

export const removePicture = (deps: Deps, tending: Tending): Promise<void> =>
  show(deps, tending, null, (tx) => deletePicture(tx, tending.conversationId));

async function show(
  deps: Deps,
  tending: Tending,
  picture: string | null,
  keep: (tx: Tx) => PromiseLike<unknown>,
): Promise<void> {
  const { conversationId } = tending;
  await changeBubble(deps, tending, async ({ tx, roster, actor, note }: BubbleChange) => {
    if (!mayTend(actor.role)) throw notAllowed();
    requireInUse(roster);
    if (picture === null && (await findConversation(tx, conversationId))?.picture === null) return;
    await keep(tx);
    await changeConversation(tx, conversationId, { picture });
    await note("picture", null);
    await deps.facts.record(
      tx,
      "conversation.changed",
      { conversationId },
      { scope: `conversation:${conversationId}` },
    );
  });
}

const yearSec = 365 * 24 * 3_600;

/** For members; the picture behind a version never changes, so that a browser asks once. */
export async function servePicture(
  { db, keys, rosters }: Pick<Deps, "db" | "keys" | "rosters">,
  accountId: string,
  { params: { conversationId, version }, query: { size } }: Pick<InputOf<typeof getBubblePicture>, "params" | "query">,
): Promise<Response> {
  const isMember = (await rosters.findFor(accountId, conversationId)) !== undefined;
  const row = isMember ? await findPicture(db.reader, conversationId, version) : undefined;
  if (!row) throw conversationNotFound();
  const bytes = await openPicture(keys, { conversationId, version, side: size }, row[size]);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/webp",
      "cache-control": `private, max-age=${yearSec}, immutable`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}
