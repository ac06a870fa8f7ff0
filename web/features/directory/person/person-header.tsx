import { MessageCircle, Pencil } from "lucide-react";
import { Link, useLocation } from "wouter";
import type { Profile } from "../../../../src/protocol/profiles.ts";
import { useAccount } from "../../../app/session.ts";
import { peopleSlots } from "../../../app/slots.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button } from "../../../ui/index.ts";
import { usePresenceLine } from "../../presence/index.ts";
import { writeTo } from "../write-to.ts";
import { personTexts } from "./person-texts.ts";

/** Picture, name, work, presence, and the acts. */
export function PersonHeader({ profile }: { profile: Profile }) {
  const t = useTexts(personTexts);
  const { id: selfId } = useAccount();
  const { words, status } = usePresenceLine(profile.id);
  const { id, salutation, firstName, lastName, nickname, jobTitle, department, companyName } = profile;
  const name = `${firstName} ${lastName}`;
  const about = [jobTitle, department, companyName].filter(Boolean).join(" · ");
  return (
    <header className="flex flex-col gap-5">
      <div className="flex items-center gap-5">
        <Avatar id={id} name={name} size="giant" />
        <div className="min-w-0">
          <h1 dir="auto" className="select-text font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">
            {salutation ? `${salutation} ${name}` : name}
          </h1>
          {nickname && (
            <p dir="auto" className="select-text text-text-2 [overflow-wrap:anywhere]">
              {t("nicknamed", { nickname })}
            </p>
          )}
          {about && (
            <p dir="auto" className="select-text text-text-2 [overflow-wrap:anywhere]">
              {about}
            </p>
          )}
          {(words || status) && (
            <p className="text-sm text-text-2 [overflow-wrap:anywhere]">
              {[words, status].filter(Boolean).join(" · ")}
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {id === selfId ? (
          <Link
            href="/settings/profile"
            className="touch focus-ring inline-flex h-9 items-center gap-2 rounded-medium bg-surface-3 px-4 font-medium hover:bg-line"
          >
            <Pencil aria-hidden="true" className="size-4" />
            {t("editProfile")}
          </Link>
        ) : (
          <OthersActs accountId={id} />
        )}
      </div>
    </header>
  );
}

function OthersActs({ accountId }: { accountId: string }) {
  const t = useTexts(personTexts);
  const [, navigate] = useLocation();
  return (
    <>
      <Button
        tone="primary"
        icon={<MessageCircle aria-hidden="true" className="size-4" />}
        onClick={() => void writeTo(accountId, navigate)}
      >
        {t("write")}
      </Button>
      {/* Calling, which is brought last, stands next to writing. */}
      {peopleSlots()
        .personActions.toReversed()
        .map((Action) => (
          <Action key={Action.displayName ?? Action.name} accountId={accountId} />
        ))}
    </>
  );
}
