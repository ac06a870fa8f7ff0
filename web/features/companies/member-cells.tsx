import { Ellipsis } from "lucide-react";
import type { MemberEntry } from "../../../src/protocol/companies.ts";
import { useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Badge, cx, IconButton, Menu, Skeleton } from "../../ui/index.ts";
import { useHasSignOn } from "./has-sign-on.ts";
import { entriesFor, type MemberWish } from "./member-dialogs.tsx";
import { membersTexts } from "./members-texts.ts";

/** The table's columns, in its head and in each row. */
export const columnsLook = "grid grid-cols-[minmax(0,3fr)_minmax(0,3fr)_9rem_8rem_3rem] items-center gap-3 px-3";
/** The same cells as a card: name and acts, address, role and state. */
export const cardLook = "grid grid-cols-[auto_minmax(0,1fr)_auto] content-center items-center gap-x-3 gap-y-1 px-3";

interface MemberCellsProps {
  /** undefined: on its way. */
  readonly member: MemberEntry | undefined;
  readonly isCard: boolean;
  readonly onWish: (wish: MemberWish) => void;
}

export function MemberCells({ member, isCard, onWish }: MemberCellsProps) {
  const t = useTexts(membersTexts);
  const account = useAccount();
  const hasSignOn = useHasSignOn();
  if (!member) return <Waiting />;
  const name = `${member.firstName} ${member.lastName}`;
  return (
    <>
      <td className={cx("flex min-w-0 items-center gap-3", isCard && "col-span-2")}>
        <Avatar id={member.id} name={name} size="small" />
        <span dir="auto" className="truncate font-medium">
          {name}
          {member.id === account.id && <span className="font-normal text-text-3"> ({t("you")})</span>}
        </span>
      </td>
      <td title={member.email} className={cx("truncate text-text-2", isCard && "order-1 col-span-3 pl-9")}>
        {member.email}
      </td>
      <td className={cx("truncate", isCard && "order-2 pl-9 text-sm")}>
        {member.role === "administrator" ? <Badge tone="accent">{t("administrator")}</Badge> : t("member")}
      </td>
      <td className={cx(isCard && "order-3")}>
        <Badge tone={member.isDeactivated ? "warning" : "success"}>
          {t(member.isDeactivated ? "deactivated" : "active")}
        </Badge>
      </td>
      <td className="justify-self-end">
        <Menu
          entries={entriesFor(member, hasSignOn, t, onWish)}
          trigger={
            <IconButton label={t("actsFor", { name })} icon={<Ellipsis aria-hidden="true" className="size-5" />} />
          }
        />
      </td>
    </>
  );
}

function Waiting() {
  const t = useTexts(membersTexts);
  return (
    <td aria-label={t("loading")} className="col-span-full flex items-center gap-3">
      <Skeleton className="size-7 rounded-full" />
      <Skeleton className="h-3 w-1/3" />
    </td>
  );
}
