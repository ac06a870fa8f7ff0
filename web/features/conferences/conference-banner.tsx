import { useEffect } from "react";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, Locked, useLock } from "../../ui/index.ts";
import { useCalls } from "../calls/session.ts";
import { knownName, usePeopleStore, wantPeople } from "../directory/index.ts";
import { conferences, useConferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";
import { peopleIn, whoIsIn } from "./who-is-in.ts";

/** Under a bubble's header while its conference runs without this window: who is in, and a way in. */
export function ConferenceBanner({ conversation }: ConversationSlotProps) {
  const t = useTexts(conferencesTexts);
  const format = useFormat();
  const conference = useConferences(({ running }) => running[conversation.id]);
  const isIn = useConferences(({ current }) => current !== null);
  const isInCall = useCalls(({ current }) => current !== null);
  const lock = useLock("conferences");
  const people = usePeopleStore((state) => state.people);
  const accountIds = peopleIn(conference);
  const wanted = accountIds.join();
  useEffect(() => wantPeople(wanted === "" ? [] : wanted.split(",")), [wanted]);
  if (!conference || accountIds.length === 0 || isIn) return null;
  return (
    <section
      aria-label={t("running")}
      className="flex items-center gap-3 border-line border-b bg-accent-soft px-3 py-2 sm:px-4"
    >
      <span aria-hidden="true" className="-space-x-2 hidden shrink-0 sm:flex">
        {accountIds.slice(0, 3).map((id) => (
          <Avatar key={id} id={id} name={knownName(id)} size="small" hasPresence={false} isLive />
        ))}
      </span>
      <p className="min-w-0 flex-1 truncate text-sm text-text-1">
        <span className="font-semibold">{t("running")}</span> · {whoIsIn(accountIds, people, t, format)}
      </p>
      {lock === null ? (
        <Button
          size="small"
          tone="primary"
          disabled={isInCall}
          onClick={() => void conferences()?.prepare(conversation.id)}
        >
          {t("joinNow")}
        </Button>
      ) : (
        <Locked because={lock} className="shrink-0 bg-transparent px-0 py-0" />
      )}
    </section>
  );
}
