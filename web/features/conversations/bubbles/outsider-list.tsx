import { Check, RotateCcw, X } from "lucide-react";
import { decideOutsider, type Outsider } from "../../../../src/protocol/bubbles.ts";
import { addMembers, type Conversation } from "../../../../src/protocol/conversations.ts";
import { call } from "../../../api/index.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, IconButton, SectionHeader, toastFailure } from "../../../ui/index.ts";
import { nameOf, usePeopleStore } from "../../directory/index.ts";
import { keepConversation } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";

const stateTexts = {
  invited: "stateInvited",
  refused: "stateRefused",
  requested: "stateRequested",
  left: "stateLeft",
  removed: "stateRemoved",
} as const;

interface OutsiderListProps {
  readonly conversation: Conversation;
  readonly outsiders: readonly Outsider[];
  readonly onChange: (outsiders: readonly Outsider[]) => void;
}

/** Who asks to come in, was asked, or was there, with what one may decide about each. */
export function OutsiderList({ conversation, outsiders, onChange }: OutsiderListProps) {
  const t = useTexts(bubbleTexts);
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  const isInUse = conversation.bubble?.archivedAt == null;
  const name = (id: string) => nameOf(people[id], language);
  const decide = async (accountId: string, decision: "accept" | "refuse") => {
    const params = { conversationId: conversation.id, accountId };
    onChange((await call(decideOutsider, { params, body: { decision } })).outsiders);
  };
  const addAgain = async (accountId: string) => {
    const params = { conversationId: conversation.id };
    keepConversation(await call(addMembers, { params, body: { accountIds: [accountId] } }));
  };
  const waiting = outsiders.filter(({ state }) => state === "requested" || state === "invited" || state === "refused");
  const former = outsiders.filter(({ state }) => state === "left" || state === "removed");
  const icon = "size-4";
  const row = ({ accountId, state }: Outsider) => (
    <li key={accountId} className="flex min-h-14 items-center gap-3 rounded-medium px-3">
      <Avatar id={accountId} name={name(accountId)} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {name(accountId)}
        </p>
        <p className={state === "requested" ? "text-accent-text text-sm" : "text-sm text-text-3"}>
          {t(stateTexts[state])}
        </p>
      </div>
      {state === "requested" && isInUse && (
        <IconButton
          size="small"
          tone="accent"
          label={t("letIn", { name: name(accountId) })}
          icon={<Check aria-hidden="true" className={icon} />}
          onClick={() => void decide(accountId, "accept").catch(toastFailure)}
        />
      )}
      {(state === "requested" || state === "invited" || state === "refused") && (
        <IconButton
          size="small"
          label={t(state === "requested" ? "turnAway" : state === "invited" ? "takeBack" : "forget", {
            name: name(accountId),
          })}
          icon={<X aria-hidden="true" className={icon} />}
          onClick={() => void decide(accountId, "refuse").catch(toastFailure)}
        />
      )}
      {(state === "left" || state === "removed") && isInUse && !people[accountId]?.isDeleted && (
        <IconButton
          size="small"
          label={t("addAgain", { name: name(accountId) })}
          icon={<RotateCcw aria-hidden="true" className={icon} />}
          onClick={() => void addAgain(accountId).catch(toastFailure)}
        />
      )}
    </li>
  );
  return (
    <>
      {waiting.length > 0 && (
        <>
          <SectionHeader title={t("waiting")} />
          <ul>{waiting.toSorted((a, b) => order(a) - order(b)).map(row)}</ul>
        </>
      )}
      {former.length > 0 && (
        <>
          <SectionHeader title={t("former")} />
          <ul>{former.map(row)}</ul>
        </>
      )}
    </>
  );
}

/** Who asks waits for an answer: first. */
const order = ({ state }: Outsider): number => ["requested", "invited", "refused"].indexOf(state);
