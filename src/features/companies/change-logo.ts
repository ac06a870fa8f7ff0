import { openBytes, sealBytes } from "../../platform/crypto/seal.ts";
import { pictureOnly } from "../../platform/images/picture-only.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { logoNotFound, logoUnreadable, tooLarge } from "./companies.errors.ts";
import { findLogo, putLogo, removeLogo } from "./companies.store.ts";
import { companyKey } from "./company-record.ts";

/** As it is shown, for dense screens; logos may be wide. */
const longestSide = 512;
const mostBytes = 10 * 1024 ** 2;
/** A decoded pixel takes four bytes. */
const maxPixels = 24_000_000;
const accepted = new Set(["jpeg", "png", "webp"]);

const place = (companyId: string) => ({ table: "company_logos", column: "bytes", row: companyId });
type Deps = Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "newId">;

let queue: Promise<unknown> = Promise.resolve();

/** Decodes and draws the picture anew, one at a time: nothing but the picture is left. @throws companies.logo_unreadable */
function drawLogo(source: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const mine = queue.then(async () => {
    try {
      const { format } = await new Bun.Image(source, { maxPixels }).metadata();
      if (!accepted.has(format)) throw logoUnreadable();
      const drawn = await new Bun.Image(source, { maxPixels })
        .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
        .webp({ quality: 90 })
        .bytes();
      return pictureOnly(drawn);
    } catch {
      // Whatever the decoder says of it: it is the sender's picture that does not fit.
      throw logoUnreadable();
    }
  });
  queue = mine.catch(() => {});
  return mine;
}

async function readPicture(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of body ?? []) {
    received += chunk.byteLength;
    if (received > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

export async function setLogo(
  { db, keys, facts, audit, newId }: Deps,
  { companyId, actorId }: Administering,
  body: AsyncIterable<Uint8Array> | null,
): Promise<void> {
  const drawn = await drawLogo(await readPicture(body));
  const bytes = sealBytes(await companyKey(keys, companyId), place(companyId), drawn);
  const version = newId();
  await db.transaction(async (tx) => {
    await putLogo(tx, { companyId, version, bytes });
    await audit.record(tx, { act: "companies.logo_changed", actorId, companyId, subjectId: companyId });
    await facts.record(tx, "company.changed", { companyId }, { scope: `company:${companyId}` });
  });
}

export async function clearLogo(
  { db, facts, audit }: Pick<Deps, "db" | "facts" | "audit">,
  { companyId, actorId }: Administering,
): Promise<void> {
  await db.transaction(async (tx) => {
    await removeLogo(tx, companyId);
    await audit.record(tx, { act: "companies.logo_removed", actorId, companyId, subjectId: companyId });
    await facts.record(tx, "company.changed", { companyId }, { scope: `company:${companyId}` });
  });
}

/** The logo of one's own company; its address carries the version, so a browser may keep it for good. */
export async function serveLogo({ db, keys }: Pick<Deps, "db" | "keys">, companyId: string | null): Promise<Response> {
  const logo = companyId === null ? undefined : await findLogo(db.reader, companyId);
  if (!logo) throw logoNotFound();
  const bytes = openBytes(await companyKey(keys, logo.companyId), place(logo.companyId), logo.bytes);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/webp",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  });
}
