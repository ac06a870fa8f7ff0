import { Building2, Eye, ScanEye, Users } from "lucide-react";
import { findPeople } from "../../../src/protocol/directory.ts";
import { call } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { followPeople } from "./live-people.ts";
import { nameOf } from "./names.ts";
import { peopleBadgeLabel, usePeopleBadge } from "./people-badge.ts";
import { forgetList } from "./people-list/list-state.ts";
import { aboutOf } from "./people-list/person-row.tsx";
import { rememberPeople } from "./people-store.ts";
import { directoryTexts } from "./texts.ts";
import { forgetOwnVisibility } from "./visibility/own-visibility-store.ts";
import { visibilityDoorTexts } from "./visibility/door-texts.ts";
import { writeTo } from "./write-to.ts";

const CompanyPage = later(() => import("./company-page.tsx").then(({ CompanyPage }) => CompanyPage));
const PeopleList = later(() => import("./people-list/people-list.tsx").then(({ PeopleList }) => PeopleList));
const PeopleWelcome = later(() => import("./people-welcome.tsx").then(({ PeopleWelcome }) => PeopleWelcome));
const PersonPage = later(() => import("./person/person-page.tsx").then(({ PersonPage }) => PersonPage));
const CompanyVisibilityPart = later(() =>
  import("./visibility/company-visibility-part.tsx").then(({ CompanyVisibilityPart }) => CompanyVisibilityPart),
);
const OwnVisibilityPart = later(() =>
  import("./visibility/own-visibility-part.tsx").then(({ OwnVisibilityPart }) => OwnVisibilityPart),
);

/** People: finding them, their names, and one's own company. */
export const directoryFeature: WebFeature = {
  sections: [
    {
      id: "people",
      href: "/people",
      icon: Users,
      label: (language) => translator(directoryTexts, language)("people"),
      List: PeopleList,
      Main: PeopleWelcome,
      useBadge: usePeopleBadge,
      badgeLabel: peopleBadgeLabel,
      order: 20,
    },
    {
      id: "company",
      href: "/company",
      icon: Building2,
      label: (language) => translator(directoryTexts, language)("company"),
      Main: CompanyPage,
      order: 60,
      isFor: (account) => account.companyName !== null,
    },
  ],
  settings: [
    {
      id: "who-finds-me",
      icon: Eye,
      label: (language) => translator(visibilityDoorTexts, language)("whoFindsMe"),
      Page: OwnVisibilityPart,
      order: 51,
    },
    {
      id: "visibility",
      icon: ScanEye,
      label: (language) => translator(visibilityDoorTexts, language)("visibility"),
      Page: CompanyVisibilityPart,
      order: 75,
      isFor: (account) => account.isAdministrator,
    },
  ],
  routes: [{ path: "/people/:id", Page: PersonPage, access: "signedIn" }],
  forGuests: { start: () => followPeople() },
  start: () => {
    const stop = followPeople();
    return () => {
      stop();
      forgetList();
      forgetOwnVisibility();
    };
  },
  find: async (query, signal) => {
    if (query.trim() === "") return [];
    const { people } = await call(findPeople, { query: { q: query.trim(), limit: 8 } }, { signal });
    rememberPeople(people);
    return people.map((person) => ({
      id: `person-${person.id}`,
      group: "people",
      label: nameOf(person),
      ...(aboutOf(person) && { detail: aboutOf(person) }),
      avatar: { id: person.id, kind: "person" },
      run: (navigate) => void writeTo(person.id, navigate),
    }));
  },
};
export { knownName, nameOf, shortNameOf } from "./names.ts";
export { PeoplePicker } from "./people-picker.tsx";
export { usePeopleStore, usePerson, wantPeople } from "./people-store.ts";
export { usePersonPicture } from "./person-picture.ts";
export { openChat, whenChatOpens, writeTo } from "./write-to.ts";
