import type { RawCard } from "./card.ts";

/** What a browser's contact picker hands over. @see https://w3c.github.io/contact-picker/ */
export interface PickedContact {
  readonly name?: readonly string[];
  readonly email?: readonly string[];
  readonly tel?: readonly string[];
}
interface ContactsManager {
  select(properties: readonly string[], options: { multiple: boolean }): Promise<PickedContact[]>;
}

export const fromPicked = ({ name = [], email = [], tel = [] }: PickedContact): RawCard => ({
  name: name[0] ?? "",
  company: "",
  emails: email,
  phones: tel,
});

function contactsManager(): ContactsManager | undefined {
  const { contacts } = navigator as Navigator & { readonly contacts?: ContactsManager };
  return typeof contacts?.select === "function" ? contacts : undefined;
}
/** Phones have one; elsewhere a file is the way. */
export const hasContactPicker = (): boolean => contactsManager() !== undefined;

/** The addresses of one person whom the browser lets somebody pick. @returns undefined: nobody was picked, or it is not allowed */
export async function pickAddresses(): Promise<readonly string[] | undefined> {
  try {
    const [picked] = (await contactsManager()?.select(["name", "email"], { multiple: false })) ?? [];
    return picked && [...new Set((picked.email ?? []).map((address) => address.trim()).filter(Boolean))];
  } catch {
    return undefined;
  }
}

/** The browser asks; only what is picked is handed over. */
export const pickContacts = async (): Promise<RawCard[]> =>
  ((await contactsManager()?.select(["name", "email", "tel"], { multiple: true })) ?? []).map(fromPicked);
