import { Ban } from "lucide-react";
import type { BlockedPerson } from "../../../src/protocol/contacts.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, Card, EmptyState, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { orSay, unblock } from "./acts.ts";
import { syncNetwork, useNetworkStore } from "./store.ts";
import { contactsTexts } from "./texts.ts";

/** Settings: whom one has blocked, and the way back. */
export function BlockedPart() {
  const t = useTexts(contactsTexts);
  const { status, failure, network } = useNetworkStore();
  if (status === "failed")
    return <LoadFailed failure={failure} onRetry={() => void syncNetwork().catch(() => undefined)} />;
  if (status === "loading") return <SkeletonList rows={3} />;
  if (network.blocked.length === 0)
    return (
      <Card>
        <EmptyState icon={<Ban className="size-6" />} title={t("nobodyBlocked")}>
          {t("nobodyBlockedDetail")}
        </EmptyState>
      </Card>
    );
  return (
    <Card title={t("blockedPeople")} description={t("blockedPeopleDetail")}>
      <ul className="flex flex-col">
        {network.blocked.map((person) => (
          <BlockedRow key={person.accountId} person={person} />
        ))}
      </ul>
    </Card>
  );
}

function BlockedRow({ person }: { person: BlockedPerson }) {
  const t = useTexts(contactsTexts);
  const format = useFormat();
  const { accountId, blockedAt } = person;
  const name = `${person.firstName} ${person.lastName}`.trim() || t("somebody");
  return (
    <li className="flex min-h-16 items-center gap-3">
      <Avatar id={accountId} name={name} hasPresence={false} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        <span className="block text-sm text-text-3">{t("blockedSince", { date: format.date(blockedAt) })}</span>
      </span>
      <Button onClick={() => orSay(unblock(accountId))}>
        {t("unblock")}
        <span className="sr-only">: {name}</span>
      </Button>
    </li>
  );
}
