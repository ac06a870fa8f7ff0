import { Mail, Phone, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { AddressBookEntry } from "../../../src/protocol/contacts.ts";
import { findPeople, type Person } from "../../../src/protocol/directory.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, toastFailure, useLock } from "../../ui/index.ts";
import { nameOf } from "../directory/index.ts";
import { orSay } from "./acts.ts";
import { removeCard } from "./book-store.ts";
import { bookTexts } from "./book-texts.ts";
import { InviteDialog } from "./invite-dialog.tsx";

interface CardDialogProps {
  readonly entry: AddressBookEntry;
  readonly onClose: () => void;
}

/** One card: what one can do with each address and number. */
export function CardDialog({ entry, onClose }: CardDialogProps) {
  const t = useTexts(bookTexts);
  const [invited, setInvited] = useState<string>();
  if (invited !== undefined) return <InviteDialog email={invited} onClose={onClose} />;
  const remove = async () => {
    await removeCard(entry.id);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={entry.name || t("unnamed")}
      description={entry.company}
      actions={
        <Button tone="plainDanger" onClick={() => orSay(remove())}>
          {t("removeCard")}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {entry.emails.map((email) => (
          <Address key={email} email={email} onInvite={() => setInvited(email)} />
        ))}
        {entry.phones.map((phone) => (
          <Line key={phone} icon={<Phone aria-label={t("phone")} className="size-4" />}>
            <a
              href={`tel:${phone.replace(/[^+\d*#]/g, "")}`}
              className="focus-ring rounded-small font-medium text-accent-text hover:underline"
            >
              {phone}
            </a>
          </Line>
        ))}
      </ul>
    </Dialog>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3">
      <span className="mt-0.5 shrink-0 text-text-3">{icon}</span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}

/** An address is looked up only when one asks, by the same search as everywhere: it says no more than that. */
function Address({ email, onInvite }: { email: string; onInvite: () => void }) {
  const t = useTexts(bookTexts);
  const [, navigate] = useLocation();
  const findLock = useLock("findPeople");
  const inviteLock = useLock("invitePeople");
  const [found, setFound] = useState<Person | "nobody">();
  const [isBusy, setBusy] = useState(false);
  const find = async () => {
    setBusy(true);
    try {
      const { people } = await call(findPeople, { query: { q: email.slice(0, 100), limit: 1 } });
      setFound(people[0] ?? "nobody");
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
  };
  return (
    <Line icon={<Mail aria-label={t("email")} className="size-4" />}>
      <p className="[overflow-wrap:anywhere]">{email}</p>
      <span className="mt-1.5 flex flex-wrap gap-2">
        {typeof found === "object" ? (
          <Button size="small" tone="primary" onClick={() => navigate(`/people/${found.id}`)}>
            {t("toPerson", { name: nameOf(found) })}
          </Button>
        ) : (
          <>
            {!findLock && found === undefined && (
              <Button
                size="small"
                isBusy={isBusy}
                icon={<Search aria-hidden="true" className="size-4" />}
                onClick={() => void find()}
              >
                {t("findHere")}
              </Button>
            )}
            {!inviteLock && (
              <Button size="small" onClick={onInvite}>
                {t("inviteAddress")}
              </Button>
            )}
          </>
        )}
      </span>
      {found === "nobody" && (
        <p role="status" className="mt-1.5 text-sm text-text-2">
          {t("notFound")}
        </p>
      )}
    </Line>
  );
}
