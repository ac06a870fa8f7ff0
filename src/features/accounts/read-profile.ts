import type { OwnProfile, Profile } from "../../protocol/profiles.ts";
import { type AccountRow, findAccount } from "./accounts.store.ts";
import { openFurtherEmail } from "./further-email-field.ts";
import { furtherEmailsOf, provedEmailsOf } from "./further-emails.store.ts";
import { openField, openPersonalFields, personKey } from "./personal-fields.ts";
import { openDetails } from "./profile-details.ts";
import type { ProfilesDeps } from "./profiles.deps.ts";
import { profileNotFound } from "./profiles.errors.ts";
import { type Sight, sightOfProfile } from "./profiles.policy.ts";
import { findProfile } from "./profiles.store.ts";

export async function ownProfile(
  { db, keys }: Pick<ProfilesDeps, "db" | "keys">,
  accountId: string,
): Promise<OwnProfile> {
  const key = await personKey(keys, accountId);
  const [account, row] = [await findAccount(db.reader, accountId), await findProfile(db.reader, accountId)];
  if (!account) throw profileNotFound();
  const emails = await furtherEmailsOf(db.reader, accountId);
  return {
    ...openDetails(key, row),
    firstName: openField(key, account, "firstName"),
    lastName: openField(key, account, "lastName"),
    version: row?.version ?? 0,
    avatar: row?.avatarId ?? null,
    emails: emails.map((email) => ({
      id: email.id,
      email: openFurtherEmail(key, email),
      isProved: email.provedIndex !== null,
    })),
  };
}

type SightDeps = Pick<ProfilesDeps, "db" | "viewers">;

/** How much of a person the viewer sees now, and the row of whom. @throws core.not_found when nothing */
export async function seenAccount(
  { db, viewers }: SightDeps,
  viewerId: string,
  accountId: string,
): Promise<{ account: AccountRow; sight: Sight }> {
  const account = await findAccount(db.reader, accountId);
  if (!account || account.deletedAt !== null) throw profileNotFound();
  const isSelf = viewerId === accountId;
  const [viewer, isKnown, isFindable, areContacts] = isSelf
    ? [account, true, true, false]
    : await Promise.all([
        findAccount(db.reader, viewerId),
        viewers.isKnownTo(viewerId, accountId),
        viewers.mayFind(viewerId, accountId),
        viewers.areContacts(viewerId, accountId),
      ]);
  const areColleagues = account.companyId !== null && viewer?.companyId === account.companyId;
  const sight = sightOfProfile({ isSelf, isKnown, isFindable, areColleagues, areContacts });
  if (sight === "nothing") throw profileNotFound();
  return { account, sight };
}

/** A person's profile as this viewer sees it. @throws core.not_found */
export async function readProfile(
  deps: SightDeps & Pick<ProfilesDeps, "keys" | "companyNames">,
  viewerId: string,
  accountId: string,
): Promise<Profile> {
  const { db, keys, companyNames } = deps;
  const { account, sight } = await seenAccount(deps, viewerId, accountId);
  const key = await personKey(keys, accountId);
  const row = await findProfile(db.reader, accountId);
  const { salutation, nickname, jobTitle, department, tags, ...reach } = openDetails(key, row);
  const { firstName, lastName, email } = await openPersonalFields(keys, account);
  const names = account.companyId === null ? undefined : await companyNames([account.companyId]);
  const isClose = sight === "everything";
  const further = isClose ? await provedEmailsOf(db.reader, accountId) : [];
  return {
    ...{ id: accountId, firstName, lastName, companyName: names?.get(account.companyId ?? "") ?? null },
    ...{ salutation, nickname, jobTitle, department, tags, avatar: row?.avatarId ?? null, isClose },
    ...(isClose ? reach : { address: null, phones: [], timeZone: null, workingHours: [] }),
    emails: isClose ? [email, ...further.map((one) => openFurtherEmail(key, one))] : [],
  };
}
