import { useEffect } from "react";
import type { Poll } from "../../../../src/protocol/message-kinds.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Dialog } from "../../../ui/index.ts";
import { nameOf, usePeopleStore, wantPeople } from "../../directory/index.ts";
import { kindsTexts } from "./texts.ts";

/** Who chose what, answer by answer. */
export function VotersDialog({ poll, onClose }: { poll: Poll; onClose: () => void }) {
  const t = useTexts(kindsTexts);
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  const key = poll.answers.flatMap(({ accountIds }) => accountIds).join();
  useEffect(() => {
    if (key !== "") wantPeople(key.split(","));
  }, [key]);
  return (
    <Dialog isOpen onClose={onClose} title={t("whoVoted")} width="small">
      <div className="flex flex-col gap-4">
        {poll.answers.map(({ text, accountIds }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers never change places
          <section key={at} className="flex flex-col gap-1.5">
            <h3 dir="auto" className="font-medium text-sm text-text-2 [overflow-wrap:anywhere]">
              {text}
            </h3>
            {accountIds.length === 0 ? (
              <p className="text-sm text-text-3">{t("nobody")}</p>
            ) : (
              <ul className="flex flex-col gap-1.5">
                {accountIds.map((id) => (
                  <li key={id} className="flex items-center gap-2.5">
                    <Avatar id={id} name={nameOf(people[id], language)} size="small" />
                    <span dir="auto" className="min-w-0 truncate">
                      {nameOf(people[id], language)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
