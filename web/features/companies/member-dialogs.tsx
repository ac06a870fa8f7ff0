import { KeyRound, LogOut, ShieldCheck, ShieldMinus, Trash2, Unlink, UserRoundCheck, UserRoundX } from "lucide-react";
import {
  changeMemberRole,
  deactivateMember,
  type MemberEntry,
  reactivateMember,
  releaseMember,
  resetMemberSecondFactor,
} from "../../../src/protocol/companies.ts";
import { unlinkMember } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { ConfirmDialog, type MenuEntries, toast, toastFailure } from "../../ui/index.ts";
import { membersTexts } from "./members-texts.ts";

/** What one is asked about before it happens. */
type AskedAct = "makeAdministrator" | "makeMember" | "deactivate" | "release" | "resetFactor" | "unbind";
/** Erasing has a dialog of its own, which shows what goes. */
export interface MemberWish {
  readonly act: AskedAct | "reactivate" | "erase";
  readonly member: MemberEntry;
}
export type AskedWish = MemberWish & { readonly act: AskedAct };
type Translate = ReturnType<typeof useTexts<(typeof membersTexts)["en"]>>;

/** What may be done to this person, as far as it is known here; the server decides. */
export function entriesFor(
  member: MemberEntry,
  hasSignOn: boolean,
  t: Translate,
  onWish: (wish: MemberWish) => void,
): MenuEntries {
  const entry = (act: MemberWish["act"], Icon: typeof LogOut, isDangerous = false) => ({
    label: t(act),
    icon: <Icon aria-hidden="true" className="size-4" />,
    isDangerous,
    onSelect: () => onWish({ act, member }),
  });
  return [
    member.role === "member" ? entry("makeAdministrator", ShieldCheck) : entry("makeMember", ShieldMinus),
    entry("resetFactor", KeyRound),
    ...(hasSignOn ? [entry("unbind", Unlink)] : []),
    null,
    member.isDeactivated ? entry("reactivate", UserRoundCheck) : entry("deactivate", UserRoundX, true),
    entry("release", LogOut, true),
    entry("erase", Trash2, true),
  ];
}

/** Takes nothing away, so nobody is asked. @returns undefined when it failed, which is said */
export async function reactivate(member: MemberEntry, t: Translate): Promise<MemberEntry | undefined> {
  try {
    const active = await call(reactivateMember, { params: { accountId: member.id } });
    toast({ title: t("reactivated", { name: `${member.firstName} ${member.lastName}` }), tone: "success" });
    return active;
  } catch (thrown) {
    toastFailure(thrown);
    return undefined;
  }
}

interface MemberDialogsProps {
  readonly wish: AskedWish;
  readonly onDone: (member: MemberEntry) => void;
  /** They are no longer in the list. */
  readonly onGone: () => void;
  readonly onClose: () => void;
}

/** Asks once, then does it. */
export function MemberDialogs({ wish: { act, member }, onDone, onGone, onClose }: MemberDialogsProps) {
  const t = useTexts(membersTexts);
  const name = `${member.firstName} ${member.lastName}`;
  const params = { accountId: member.id };
  const run: Record<AskedAct, () => Promise<void>> = {
    makeAdministrator: async () => onDone(await call(changeMemberRole, { params, body: { role: "administrator" } })),
    makeMember: async () => onDone(await call(changeMemberRole, { params, body: { role: "member" } })),
    deactivate: async () => onDone(await call(deactivateMember, { params })),
    resetFactor: async () => {
      await call(resetMemberSecondFactor, { params });
      toast({ title: t("factorReset", { name }), tone: "success" });
    },
    unbind: async () => {
      await call(unlinkMember, { params });
      toast({ title: t("unbound", { name }), tone: "success" });
    },
    release: async () => {
      await call(releaseMember, { params });
      onGone();
    },
  };
  return (
    <ConfirmDialog
      title={`${t(act)}: ${name}`}
      detail={t(`${act}Detail`, { name })}
      act={t(act)}
      isDangerous={act !== "makeAdministrator"}
      onConfirm={run[act]}
      onClose={onClose}
    />
  );
}
