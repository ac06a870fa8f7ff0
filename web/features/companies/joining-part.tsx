import { DomainsCard } from "./domains-card.tsx";
import { InvitationsCard } from "./invitations-card.tsx";
import { JoinLinkCard } from "./join-link-card.tsx";
import { RequestsCard } from "./requests-card.tsx";

/** Every way into the company. */
export function JoiningPart() {
  return (
    <>
      <RequestsCard />
      <InvitationsCard />
      <JoinLinkCard />
      <DomainsCard />
    </>
  );
}
