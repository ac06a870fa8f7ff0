import { FolderCog, UserPlus, UsersRound } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { Contact } from "../../../src/protocol/contacts.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Avatar,
  Button,
  EmptyState,
  IconButton,
  ListRow,
  LoadFailed,
  Locked,
  SectionHeader,
  SkeletonList,
  useLock,
} from "../../ui/index.ts";
import { knownName, nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { ContactMenu } from "./contact-menu.tsx";
import { type ContactSection, sectionsOf } from "./group-list.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { ManageGroupsDialog } from "./manage-groups-dialog.tsx";
import { syncNetwork, useNetworkStore } from "./store.ts";
import { contactsTexts } from "./texts.ts";

/** The tab of those in one's network. */
export function ContactsView() {
  const { status, failure, network } = useNetworkStore();
  if (status === "failed")
    return <LoadFailed failure={failure} onRetry={() => void syncNetwork().catch(() => undefined)} />;
  if (status === "loading") return <SkeletonList />;
  const contacts = Object.values(network.contacts);
  return contacts.length === 0 ? <NoContacts /> : <Sections contacts={contacts} />;
}

function NoContacts() {
  const t = useTexts(contactsTexts);
  const lock = useLock("invitePeople");
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <EmptyState
        icon={<UsersRound className="size-6" />}
        title={t("noContacts")}
        action={
          lock ? (
            <Locked because={lock}>{t("inviteLocked")}</Locked>
          ) : (
            <Button
              tone="primary"
              icon={<UserPlus aria-hidden="true" className="size-4" />}
              onClick={() => setInviting(true)}
            >
              {t("inviteSomebody")}
            </Button>
          )
        }
      >
        {t("noContactsDetail")}
      </EmptyState>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function Sections({ contacts }: { contacts: readonly Contact[] }) {
  const t = useTexts(contactsTexts);
  const groups = useNetworkStore(({ network }) => network.groups);
  // Sorted by name: again when one becomes known.
  usePeopleStore((state) => state.people);
  const [isManaging, setManaging] = useState(false);
  const ids = contacts.map(({ accountId }) => accountId).join();
  useEffect(() => wantPeople(ids.split(",")), [ids]);
  const sections = sectionsOf(contacts, groups, knownName);
  const titleOf = ({ group }: ContactSection) => {
    if (group === "favourites") return t("favourites");
    if (group) return group.name;
    return t(sections.length > 1 ? "otherContacts" : "allContacts");
  };
  return (
    <>
      {sections.map((section, at) => (
        <section key={section.id} aria-label={titleOf(section)}>
          <SectionHeader
            title={<span dir="auto">{titleOf(section)}</span>}
            action={
              at === 0 && (
                <IconButton
                  size="small"
                  label={t("manageGroups")}
                  icon={<FolderCog aria-hidden="true" className="size-4" />}
                  onClick={() => setManaging(true)}
                />
              )
            }
          />
          <ul>
            {section.contacts.map((contact) => (
              <ContactRow key={contact.accountId} contact={contact} />
            ))}
          </ul>
        </section>
      ))}
      {isManaging && <ManageGroupsDialog onClose={() => setManaging(false)} />}
    </>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const { accountId } = contact;
  const [location] = useLocation();
  const person = usePeopleStore(({ people }) => people[accountId]);
  const name = nameOf(person);
  const href = `/people/${accountId}`;
  return (
    <li className="flex items-center">
      <span className="min-w-0 flex-1">
        <ListRow
          lead={<Avatar id={accountId} name={name} />}
          title={name}
          detail={person?.companyName}
          href={href}
          isSelected={location === href}
        />
      </span>
      <ContactMenu contact={contact} name={name} />
    </li>
  );
}
