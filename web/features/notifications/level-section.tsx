import { BellOff, Clock3 } from "lucide-react";
import { mutedForever, type NotifyLevel } from "../../../src/protocol/notifications.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Menu, SectionHeader, Select } from "../../ui/index.ts";
import { muteTimes } from "./mute-times.ts";
import { notificationTexts } from "./texts.ts";
import { useWishes } from "./use-wishes.ts";

const names = { all: "levelAll", mentions: "levelMentions", none: "levelNone" } as const;

/** In a chat's details: what of it one wants to hear. */
export function LevelSection({ conversation }: ConversationSlotProps) {
  const t = useTexts(notificationTexts);
  const { level, standard, isMutedForNow, mutedWords, setLevel, mute, unmute } = useWishes(conversation);
  const options: { value: NotifyLevel | "standard"; label: string }[] = [
    { value: "standard", label: t("levelStandard", { level: t(names[standard]) }) },
    { value: "all", label: t("levelAll") },
    { value: "mentions", label: t("levelMentions") },
    { value: "none", label: t("levelNone") },
  ];
  return (
    <section className="px-2 pb-2">
      <SectionHeader title={t("inChat")} />
      <div className="flex flex-col gap-3 px-3">
        <Select
          label={t("level")}
          options={options}
          value={level ?? "standard"}
          onChange={(chosen) => setLevel(chosen === "standard" ? null : chosen)}
        />
        <p className="text-pretty text-sm text-text-2">{t("levelHint")}</p>
        {isMutedForNow ? (
          <div className="flex items-center justify-between gap-3">
            <p className="flex min-w-0 items-center gap-2 text-sm text-text-2">
              <BellOff aria-hidden="true" className="size-4 shrink-0" />
              {mutedWords}
            </p>
            <Button size="small" className="shrink-0" onClick={unmute}>
              {t("unmute")}
            </Button>
          </div>
        ) : (
          level !== "none" && (
            <Menu
              align="start"
              entries={muteTimes(new Date()).map(([name, until]) => ({
                label: t(name),
                icon: until === mutedForever ? <BellOff className="size-4" /> : <Clock3 className="size-4" />,
                onSelect: () => mute(until),
              }))}
              trigger={
                <Button size="small" className="self-start" icon={<BellOff aria-hidden="true" className="size-4" />}>
                  {t("mute")}
                </Button>
              }
            />
          )
        )}
      </div>
    </section>
  );
}
