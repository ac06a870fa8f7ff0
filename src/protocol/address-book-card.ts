import { z } from "zod";

const short = (max: number) => z.string().trim().max(max);
/** One card of an address book, as it was chosen in the preview. Longer ones are cut before. */
export const addressBookCard = z
  .strictObject({
    name: short(160),
    company: short(120).default(""),
    emails: z.array(z.string().trim().min(3).max(254)).max(5),
    phones: z.array(z.string().trim().min(2).max(40)).max(5),
  })
  .refine((card) => card.name !== "" || card.emails.length + card.phones.length > 0, "must say something");
export type AddressBookCard = z.infer<typeof addressBookCard>;
