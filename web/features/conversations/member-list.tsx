import { UserMinus } from "lucide-react";
import { useState } from "react";
import {
  type Conversation,
  changeRole,
  type Member,
  type Role,
  removeMember,
} from "../../../src/protocol/conversations.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, ConfirmDialog, IconButton, Select, toastFailure } from "../../ui/index.ts";
import { nameOf, usePeopleStore } from "../directory/index.ts";
import { mayChangeRole, mayRemove, roleOf } from "./bubble-rules.ts";
import { changeConversations, keepConversation, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";

/** Those that can be given. */
type GivenRole = Exclude<Role, "guest">;
const roles: readonly GivenRole[] = ["organiser", "moderator", "participant"];
/** Guests come last. */
const placeOf = (role: Role): number => (role === "guest" ? roles.length : roles.indexOf(role));
const details = {
  organiser: "organiserDetail",
  moderator: "moderatorDetail",
  participant: "participantDetail",
} as const;

/** Members by role and name, with what the reader may do to each. */
export function MemberList({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  const [removing, setRemoving] = useState<Member>();
  const [handingTo, setHandingTo] = useState<Member>();
  const selfId = ownId();
  const own = roleOf(conversation, selfId);
  const name = (accountId: string) => nameOf(people[accountId], language);
  const sorted = conversation.members.toSorted(
    (a, b) => placeOf(a.role) - placeOf(b.role) || name(a.accountId).localeCompare(name(b.accountId), language),
  );

  const change = async ({ accountId }: Member, role: GivenRole) => {
    keepConversation(
      await call(changeRole, { params: { conversationId: conversation.id, accountId }, body: { role } }),
    );
  };
  const choose = (member: Member, role: GivenRole) =>
    role === "organiser" ? setHandingTo(member) : void change(member, role).catch(toastFailure);
  const remove = async ({ accountId }: Member) => {
    await call(removeMember, { params: { conversationId: conversation.id, accountId } });
    changeConversations((all) => {
      const known = all[conversation.id];
      if (!known) return all;
      const members = known.members.filter((member) => member.accountId !== accountId);
      return { ...all, [known.id]: { ...known, members } };
    });
  };

  return (
    <>
      <ul>
        {sorted.map((member) => (
          <li key={member.accountId} className="flex min-h-14 items-center gap-3 rounded-medium px-3">
            <Avatar id={member.accountId} name={name(member.accountId)} />
            <div className="min-w-0 flex-1">
              <p dir="auto" className="truncate font-medium">
                {name(member.accountId)}
                {member.accountId === selfId && (
                  <span className="font-normal text-text-3"> ({t("you").toLowerCase()})</span>
                )}
              </p>
              {(!mayChangeRole(own) || member.accountId === selfId || member.role === "guest") && (
                <p className="text-sm text-text-3">{t(member.role)}</p>
              )}
            </div>
            {mayChangeRole(own) && member.accountId !== selfId && member.role !== "guest" && (
              <Select<GivenRole>
                label={t("role", { name: name(member.accountId) })}
                isLabelHidden
                size="small"
                value={member.role}
                options={roles.map((role) => ({ value: role, label: t(role), detail: t(details[role]) }))}
                onChange={(role) => choose(member, role)}
              />
            )}
            {mayRemove(own, member.role) && member.accountId !== selfId && (
              <IconButton
                label={t("removeTitle", { name: name(member.accountId) })}
                icon={<UserMinus aria-hidden="true" className="size-4" />}
                size="small"
                onClick={() => setRemoving(member)}
              />
            )}
          </li>
        ))}
      </ul>
      {removing && (
        <ConfirmDialog
          title={t("removeTitle", { name: name(removing.accountId) })}
          detail={t("removeDetail")}
          act={t("removeMember")}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
      {handingTo && (
        <ConfirmDialog
          title={t("handOnTitle", { name: name(handingTo.accountId) })}
          detail={t("handOnDetail")}
          act={t("handOn")}
          isDangerous={false}
          onConfirm={() => change(handingTo, "organiser")}
          onClose={() => setHandingTo(undefined)}
        />
      )}
    </>
  );
}
