import { useTexts } from "../../i18n/use-texts.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { useNetworkStore } from "./store.ts";
import { contactsTexts } from "./texts.ts";

/** A person's name; of somebody blocked, the one they were known by. */
export function useName(accountId: string): string {
  const t = useTexts(contactsTexts);
  const person = usePerson(accountId);
  const blocked = useNetworkStore(({ network }) => network.blocked.find((one) => one.accountId === accountId));
  if (person || !blocked) return nameOf(person);
  return `${blocked.firstName} ${blocked.lastName}`.trim() || t("somebody");
}
