import { timingSafeEqual } from "node:crypto";
import type { Platform } from "../../platform/platform.ts";

const idLength = 21;

const digestOf = (keys: Pick<Platform["keys"], "blindIndex">, accountId: string) =>
  keys.blindIndex("notices.unsubscribe", accountId);

/**
 * Two addresses for one person: for mail programs, that post to it (RFC 8058), and for people, behind a `#` that no log sees.
 * The token is an id and a keyed digest of it: nobody makes one without the instance's key, it needs no row, and the link in
 * an old mail works for as long as the account.
 */
export function unsubscribeLinks({ config, keys }: Pick<Platform, "config" | "keys">, accountId: string) {
  const { origin } = new URL(config.server.public_url);
  const token = `${accountId}${digestOf(keys, accountId)}`;
  return { oneClick: `${origin}/api/unsubscribe/${token}`, page: `${origin}${pageOf(token)}` };
}

export const pageOf = (token: string) => `/unsubscribe#${token}`;

/** Whose token it is; undefined for one that this instance did not make. */
export function accountOf(keys: Pick<Platform["keys"], "blindIndex">, token: string): string | undefined {
  const accountId = token.slice(0, idLength);
  const [given, made] = [Buffer.from(token.slice(idLength)), Buffer.from(digestOf(keys, accountId))];
  return given.length === made.length && timingSafeEqual(given, made) ? accountId : undefined;
}
