import { answerPart, pagedPart } from "../../platform/exporting/export-part.ts";
import { listAddressBook, listNetwork } from "../../protocol/contacts.ts";

const network = ["contacts", "contact_groups", "contact_group_members", "invitations", "blocks"];

export const contactsExport = [
  answerPart("network", [...network, "address_book_consents"], listNetwork),
  pagedPart("address-book", ["address_book_entries"], listAddressBook, {
    list: "entries",
    next: ({ entries, hasMore }) =>
      hasMore === true ? { after: (entries as { id: string }[]).at(-1)?.id, limit: 1_000 } : undefined,
  }),
];
