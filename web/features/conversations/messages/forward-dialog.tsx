import { Check, Search } from "lucide-react";
import { nanoid } from "nanoid";
import { useState } from "react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, cx, Dialog, Notice, TextField, toast, uiTexts } from "../../../ui/index.ts";
import { usePeopleStore } from "../../directory/index.ts";
import { byRecency, otherId } from "../conversation-state.ts";
import { ownId, useConversationsStore } from "../store.ts";
import { knownTitle } from "../titles.ts";
import { forward, isOffline } from "./act.ts";
import { useExcerpt } from "./excerpt.tsx";
import { messageTexts } from "./message-texts.ts";

const shown = 40;

/** To which chats and bubbles a message goes on. Those it did not get to stay chosen, with the reason. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTexts(messageTexts);
  const ui = useTexts(uiTexts);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  // Each target has its message's id from the first attempt on: trying again does not send twice.
  const [ids] = useState(() => new Map<string, string>());
  const excerptOf = useExcerpt();
  const all = useConversationsStore((state) => state.all);
  usePeopleStore((state) => state.people);
  const selfId = ownId();
  const wanted = query.trim().toLocaleLowerCase();
  const offered = byRecency(all)
    .map((conversation) => ({ conversation, title: knownTitle(conversation, selfId) }))
    .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
    .slice(0, shown);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  const send = async () => {
    if (isOffline()) return;
    setBusy(true);
    setFailure(undefined);
    const refused: string[] = [];
    for (const conversationId of chosen) {
      const id = ids.get(conversationId) ?? nanoid();
      ids.set(conversationId, id);
      try {
        await forward(message, id, conversationId);
      } catch (thrown) {
        refused.push(conversationId);
        setFailure(asFailure(thrown));
      }
    }
    setBusy(false);
    setChosen(refused);
    const count = chosen.length - refused.length;
    if (count > 0) toast({ title: t("forwardDone", { count }), tone: "success" });
    if (refused.length === 0) onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("forwardTitle")}
      description={t("forwardDetail")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={chosen.length === 0} isBusy={isBusy} onClick={() => void send()}>
            {chosen.length === 0 ? t("forwardChoose") : t("forwardTo", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p
          dir="auto"
          className="truncate rounded-small border-accent-text border-l-2 bg-surface-1 px-2 py-1 text-text-2"
        >
          {excerptOf(message)}
        </p>
        <TextField
          label={t("forwardSearch")}
          type="search"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          before={<Search aria-hidden="true" className="size-4" />}
        />
        <div className="h-72 overflow-y-auto rounded-medium border border-line">
          {offered.length === 0 && <p className="p-6 text-center text-text-2">{t("forwardNone")}</p>}
          {offered.map(({ conversation, title }) => {
            const isChosen = chosen.includes(conversation.id);
            return (
              <button
                key={conversation.id}
                type="button"
                aria-pressed={isChosen}
                onClick={() => toggle(conversation.id)}
                className={cx(
                  "focus-inset flex min-h-12 w-full items-center gap-3 px-3 py-1.5 text-left",
                  isChosen ? "bg-accent-soft" : "hover:bg-surface-3",
                )}
              >
                <Avatar
                  id={otherId(conversation, selfId) ?? conversation.id}
                  name={title}
                  kind={conversation.kind === "bubble" ? "bubble" : "person"}
                />
                <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                  {title}
                </span>
                {isChosen && <Check aria-hidden="true" className="size-5 text-accent-text" />}
              </button>
            );
          })}
        </div>
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
