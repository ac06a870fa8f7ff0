import { type ReactNode, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { claimInvitation, lookAtInvitation, type ReceivedInvitation } from "../../../src/protocol/contacts.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useSession } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/index.ts";
import { AnswerButtons } from "./invitations-view.tsx";
import { forgetInvitation, keepInvitation, keptInvitation } from "./kept-invitation.ts";
import { contactsTexts } from "./texts.ts";

type Found =
  | { readonly kind: "look"; readonly name: string; readonly expiresAt: number }
  | { readonly kind: "claimed"; readonly invitation: ReceivedInvitation };

/** Behind the mailed link, for who is signed in and who is not. */
export function InvitationPage() {
  const t = useTexts(contactsTexts);
  const isSignedIn = useSession(({ session }) => session.status === "signedIn");
  const [token] = useState(() => location.hash.slice(1) || (keptInvitation() ?? ""));
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    setFailure(undefined);
    if (token === "") return;
    const fetched = isSignedIn ? claim(token) : look(token);
    // Out of the address: it would stay in the browser's history.
    if (location.hash) history.replaceState(null, "", location.pathname);
    fetched.then(setFound, (thrown: unknown) => {
      const failed = asFailure(thrown);
      if (failed.code === "contacts.invitation_gone") forgetInvitation();
      setFailure(failed);
    });
  }, [token, isSignedIn, turn]);

  if (token === "" || failure?.code === "contacts.invitation_gone")
    return (
      <EntryFrame title={t("invitationGone")}>
        <p className="-mt-2 mb-5 text-pretty text-text-2">{t("invitationGoneDetail")}</p>
        <WayOn href="/people">{t(isSignedIn ? "toPeople" : "signIn")}</WayOn>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t("invitationTitle")}>
      {failure && <LoadFailed failure={failure} onRetry={() => setTurn(turn + 1)} />}
      {!found && !failure && <SkeletonList rows={1} />}
      {found?.kind === "look" && <Looked {...found} />}
      {found?.kind === "claimed" && <Claimed invitation={found.invitation} />}
    </EntryFrame>
  );
}

async function look(token: string): Promise<Found> {
  const { firstName, lastName, expiresAt } = await call(lookAtInvitation, { body: { token } });
  keepInvitation(token);
  return { kind: "look", name: `${firstName} ${lastName}`.trim(), expiresAt };
}

async function claim(token: string): Promise<Found> {
  const invitation = await call(claimInvitation, { body: { token } });
  // From here on it waits among the person's invitations.
  forgetInvitation();
  return { kind: "claimed", invitation };
}

function Looked({ name, expiresAt }: { name: string; expiresAt: number }) {
  const t = useTexts(contactsTexts);
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4">
      <p className="-mt-2 text-pretty text-md [overflow-wrap:anywhere]">{t("invitationFrom", { name })}</p>
      <p className="text-pretty text-text-2">{t("invitationSignIn")}</p>
      <div className="flex flex-col gap-2">
        <WayOn href="/sign-in?next=%2Finvitation">{t("signIn")}</WayOn>
        <Link
          href="/sign-up"
          className="touch focus-ring flex h-10 items-center justify-center rounded-medium bg-surface-3 font-medium hover:bg-line"
        >
          {t("signUp")}
        </Link>
      </div>
      <p className="text-sm text-text-3">{t("waitsUntil", { date: format.date(expiresAt) })}</p>
    </div>
  );
}

function Claimed({ invitation }: { invitation: ReceivedInvitation }) {
  const t = useTexts(contactsTexts);
  const [, navigate] = useLocation();
  const { inviter, note } = invitation;
  const name = `${inviter.firstName} ${inviter.lastName}`.trim();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Avatar id={inviter.id} name={name} size="large" hasPresence={false} />
        <p className="min-w-0 flex-1 text-pretty text-md [overflow-wrap:anywhere]">{t("invitationFrom", { name })}</p>
      </div>
      {note && (
        <p dir="auto" className="rounded-medium bg-surface-3 px-3 py-2 [overflow-wrap:anywhere]">
          {note}
        </p>
      )}
      <AnswerButtons invitation={invitation} onDone={() => navigate("/people?view=contacts")} />
      <p className="text-sm text-text-3">{t("declineTold", { name })}</p>
      <Link
        href="/people?view=invitations"
        className="focus-ring self-start rounded-small font-medium text-accent-text hover:underline"
      >
        {t("later")}
      </Link>
    </div>
  );
}

function WayOn({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="touch focus-ring flex h-10 items-center justify-center rounded-medium bg-accent font-medium text-on-accent hover:bg-accent-hover"
    >
      {children}
    </Link>
  );
}
