import { z } from "zod";
import { personName } from "./accounts.ts";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

export const maxTags = 10;
export const maxPhones = 8;
export const maxFurtherEmails = 5;
/** Of a picture as it is sent; a browser sends a few hundred kilobytes. */
export const maxPictureBytes = 8 * 1024 ** 2;

const text = (max: number) => z.string().trim().max(max).nullable();
/** ISO 3166-1 alpha-2. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/);
const e164 = z.string().regex(/^\+[1-9]\d{3,14}$/);
export const phoneKind = z.enum(["work", "mobile", "home", "other"]);
export type PhoneKind = z.infer<typeof phoneKind>;

export const postalAddress = z.strictObject({
  street: text(160),
  postalCode: text(20),
  city: text(100),
  region: text(100),
  country: countryCode.nullable(),
});
export type PostalAddress = z.infer<typeof postalAddress>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** One per weekday (1 is Monday), in the person's own time zone; `to` before `from` is the next day's. */
export const workingHours = z.strictObject({ day: z.number().int().min(1).max(7), from: clock, to: clock });
export type WorkingHours = z.infer<typeof workingHours>;

const phone = z.object({ kind: phoneKind, number: e164 });
export type Phone = z.infer<typeof phone>;

/** What somebody may say of themselves; nothing of it must be said. */
export const profileDetails = z.object({
  salutation: z.string().nullable(),
  nickname: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  tags: z.array(z.string()),
  address: postalAddress.nullable(),
  phones: z.array(phone),
  /** IANA name. */
  timeZone: z.string().nullable(),
  workingHours: z.array(workingHours),
});
export type ProfileDetails = z.infer<typeof profileDetails>;

export const furtherEmail = z.object({
  id,
  email: z.string(),
  /** Until then nobody else sees it, and nobody is found by it. */
  isProved: z.boolean(),
});
export type FurtherEmail = z.infer<typeof furtherEmail>;

/** A picture's name in its address: another picture, another name. */
const picture = id.nullable();

export const ownProfile = profileDetails.extend({
  firstName: z.string(),
  lastName: z.string(),
  avatar: picture,
  emails: z.array(furtherEmail),
  /** Goes up with each `updateOwnProfile`. */
  version: z.number().int().nonnegative(),
});
export type OwnProfile = z.infer<typeof ownProfile>;

/** A person as another may see them. What only colleagues and contacts see is empty for everybody else. */
export const profile = profileDetails.extend({
  id,
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string().nullable(),
  avatar: picture,
  emails: z.array(z.string()),
  /** Whether the viewer is close enough to see how to reach the person, where and when. */
  isClose: z.boolean(),
});
export type Profile = z.infer<typeof profile>;

export const getOwnProfile = endpoint({
  operation: "getOwnProfile",
  method: "GET",
  path: "/api/me/profile",
  summary: "What the signed-in person says of themselves",
  access: "account",
  limit: "read",
  response: () => ownProfile,
  failures: [],
});

export const updateOwnProfile = endpoint({
  operation: "updateOwnProfile",
  method: "PATCH",
  path: "/api/me/profile",
  summary:
    "Change parts of one's profile; what is left out stays, null or an empty list clears it. With `version`, only if nobody changed it since",
  access: "account",
  limit: "write",
  body: () =>
    z.strictObject({
      /** Of the profile as it was read; without it, what is given takes the place of whatever is there. */
      version: z.number().int().nonnegative().optional(),
      firstName: personName.optional(),
      lastName: personName.optional(),
      salutation: text(40).optional(),
      nickname: text(80).optional(),
      jobTitle: text(120).optional(),
      department: text(120).optional(),
      tags: z.array(z.string().trim().min(1).max(64)).max(maxTags).optional(),
      address: postalAddress.nullable().optional(),
      /** A number as people write it: international, or national in `country`, or in the address's country. Kept as E.164. */
      phones: z
        .array(
          z.strictObject({
            kind: phoneKind,
            number: z.string().trim().min(1).max(40),
            country: countryCode.optional(),
          }),
        )
        .max(maxPhones)
        .optional(),
      timeZone: z.string().max(64).nullable().optional(),
      workingHours: z.array(workingHours).max(7).optional(),
    }),
  response: () => ownProfile,
  failures: ["plans.switched_off", "profiles.changed_meanwhile"],
});

export const addFurtherEmail = endpoint({
  operation: "addFurtherEmail",
  method: "POST",
  path: "/api/me/emails",
  summary: "Note a further address and mail a link and code to it; the answer is the same whoever has that address",
  access: "account",
  limit: "mail",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => ownProfile,
  failures: ["profiles.email_own", "profiles.too_many_emails", "plans.switched_off"],
});

export const resendFurtherEmail = endpoint({
  operation: "resendFurtherEmail",
  method: "POST",
  path: "/api/me/emails/:emailId/resend",
  summary: "Mail a new link and code; the earlier ones stop working",
  access: "account",
  limit: "mail",
  params: () => z.object({ emailId: id }),
  failures: ["core.not_found"],
});

export const proveFurtherEmail = endpoint({
  operation: "proveFurtherEmail",
  method: "POST",
  path: "/api/me/emails/prove",
  summary: "Prove a further address with what was mailed to it; only whoever added it can",
  access: "account",
  limit: "signIn",
  /** Either the link's token, or the address's id and the six-digit code. */
  body: () =>
    z.union([
      z.strictObject({ token: z.string().max(200) }),
      z.strictObject({ emailId: id, code: z.string().regex(/^\d{6}$/) }),
    ]),
  response: () => ownProfile,
  failures: ["accounts.proof_invalid"],
});

export const removeFurtherEmail = endpoint({
  operation: "removeFurtherEmail",
  method: "DELETE",
  path: "/api/me/emails/:emailId",
  summary: "Forget a further address",
  access: "account",
  limit: "write",
  params: () => z.object({ emailId: id }),
  response: () => ownProfile,
  failures: ["core.not_found"],
});

export const setAvatar = endpoint({
  operation: "setAvatar",
  method: "PUT",
  path: "/api/me/avatar",
  summary:
    "One's picture: a square JPEG, PNG or WebP of at most 8 MiB and 40 megapixels as the request's body; drawn anew, so that nothing but the picture stays",
  access: "account",
  limit: "upload",
  streams: true,
  response: () => ownProfile,
  failures: ["profiles.picture_unusable", "plans.switched_off"],
});

export const removeAvatar = endpoint({
  operation: "removeAvatar",
  method: "DELETE",
  path: "/api/me/avatar",
  summary: "Have no picture; the earlier one is destroyed",
  access: "account",
  limit: "write",
  response: () => ownProfile,
  failures: [],
});

export const getProfile = endpoint({
  operation: "getProfile",
  method: "GET",
  path: "/api/people/:accountId/profile",
  summary: "What a person says of themselves, as far as the caller may see it",
  access: "account",
  limit: "read",
  params: () => z.object({ accountId: id }),
  response: () => profile,
  failures: ["core.not_found"],
});

export const getAvatar = endpoint({
  operation: "getAvatar",
  method: "GET",
  path: "/api/people/:accountId/avatar/:version",
  summary: "A person's picture as WebP, 512 or (`size=small`) 96 pixels wide",
  access: "account",
  admitsGuests: true,
  // A list shows many at once, and each is asked for once: browsers keep them.
  limit: "none",
  params: () => z.object({ accountId: id, version: id }),
  query: () => z.object({ size: z.enum(["small", "large"]).default("large") }),
  response: "stream",
  failures: ["core.not_found"],
});
