import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { OwnAccount } from "../../src/protocol/accounts.ts";
import type { Conversation, Message } from "../../src/protocol/conversations.ts";
import type { Language } from "../../src/protocol/failures/index.ts";

/** One entry of the rail (the bottom bar on phones) and what it shows. */
export interface Section {
  readonly id: string;
  /** Where the entry leads. */
  readonly href: string;
  readonly icon: LucideIcon;
  /** Its name. */
  readonly label: (language: Language) => string;
  /** What the badge counts; a hook. */
  readonly useBadge?: () => number;
  /** The count in words; without it they are unread messages. */
  readonly badgeLabel?: (language: Language, count: number) => string;
  /** The 320 px list beside the main part; without it the main part has the whole width. */
  readonly List?: ComponentType;
  /** What the main part shows while nothing is chosen in the list (wide windows only), or the page itself. */
  readonly Main: ComponentType;
  /** Where it stands in the rail; phones show the first five. */
  readonly order: number;
  readonly placement?: "rail" | "railEnd";
  readonly isFor?: (account: OwnAccount) => boolean;
}

/** One page of the settings, at `/settings/<id>`: it shows cards one below the other. */
export interface SettingsPart {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: (language: Language) => string;
  readonly Page: ComponentType;
  /** A table needs more than the width that reads well. */
  readonly isWide?: boolean;
  /** Profile 10, account and security 20, notifications 30, devices 40, privacy 50, language and appearance 60, company 70, operator 90. */
  readonly order: number;
  readonly isFor?: (account: OwnAccount) => boolean;
}

/** Of the privacy page, in the order in which they stand there. */
export const privacySections = ["rights", "data", "consents", "restriction", "log"] as const;

/** A card of the privacy page; a part that comes later, like the page itself. It renders nothing where it is not for this person. */
export interface PrivacyCard {
  readonly section: (typeof privacySections)[number];
  /** Within its section. */
  readonly order: number;
  readonly Card: ComponentType;
}

/** A page at its own address. */
export interface PageRoute {
  /** wouter's notation: `/chat/:id`. Below a section's address, its list is beside the page. */
  readonly path: string;
  readonly Page: ComponentType<{ params: Readonly<Record<string, string | undefined>> }>;
  /** `signedIn`: beside the list last seen. `signedOut`: alone. `anyone`: alone, whether signed in or not. */
  readonly access: "signedIn" | "signedOut" | "anyone";
}

/** Something the palette (Ctrl/⌘ K) offers. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: "people" | "chats" | "messages" | "commands";
  readonly label: string;
  readonly detail?: string;
  /** Gives the picture its colour and initials (of `name`, or the label); without it a plain mark is shown. */
  readonly avatar?: { readonly id: string; readonly kind: "person" | "bubble"; readonly name?: string };
  readonly run: (navigate: (to: string) => void) => void;
}

export interface ConversationSlotProps {
  readonly conversation: Conversation;
}

export interface EntrySlotProps {
  /** Something that happened: a call, a conference, a change. */
  readonly message: Message;
}

export interface PersonSlotProps {
  readonly accountId: string;
}

export interface SignInWayProps {
  /** What stands in the address field, complete or not. */
  readonly email: string;
  /** Told whether a password is of no use for this address. */
  readonly onPasswordUseless: (isUseless: boolean) => void;
}

export interface ProofWayProps {
  readonly onProved: () => void;
}

/** One tab of the people list: everybody, one's contacts, invitations. What is typed above searches everybody whatever tab is open. */
export interface PeopleView {
  /** `/people?view=<id>` opens it. */
  readonly id: string;
  readonly label: (language: Language) => string;
  /** The rows, scrolled by the list around them. */
  readonly List: ComponentType;
  /** What the tab's badge counts; a hook. The section's badge counts it too. */
  readonly useBadge?: () => number;
  readonly badgeLabel?: (language: Language, count: number) => string;
  /** "All" is 10. */
  readonly order: number;
}

export interface PeopleActionProps {
  /** Where nobody is found there is room for its words; above the list there is not. */
  readonly hasRoom: boolean;
}

/** Beside the calls on their page: what else one talked in. */
export interface CallList {
  readonly label: (language: Language) => string;
  readonly List: ComponentType;
}

/** One card of the operator's page "Privacy". */
export interface OversightCard {
  readonly Card: ComponentType;
  /** Open requests 10, breaches 20, retention 30, backups and checks 40, connections 50, keys 60. */
  readonly order: number;
}

/** Oneself, with an account or as a guest. */
export type Self = Pick<OwnAccount, "id" | "firstName" | "lastName">;

/** What a feature brings to the interface. Registered in `features.ts`; the shell knows no feature beyond this. */
export interface WebFeature {
  readonly sections?: readonly Section[];
  readonly routes?: readonly PageRoute[];
  readonly settings?: readonly SettingsPart[];
  /** Oneself, at the foot of the rail. Phones have no rail: what it offers is in the settings too. */
  readonly railFoot?: ComponentType;
  /** Stands in the place of everything while it is due: nothing else starts, and the server refuses all else. */
  readonly gate?: { readonly isDue: (account: OwnAccount) => boolean; readonly Page: ComponentType };
  /** Always present while signed in, above everything: a ringing card, a running call. */
  readonly overlays?: readonly ComponentType[];
  /** Buttons at the right of a conversation's header (call, conference). */
  readonly conversationActions?: readonly ComponentType<ConversationSlotProps>[];
  /** Between a conversation's header and its messages (a running conference). Renders nothing when there is nothing. */
  readonly conversationBanners?: readonly ComponentType<ConversationSlotProps>[];
  /** At the end of a line in a conversation that says what happened. Renders nothing where there is nothing to do about it. */
  readonly entryActions?: readonly ComponentType<EntrySlotProps>[];
  /** Sections at the end of a conversation's details (its files). */
  readonly conversationDetails?: readonly ComponentType<ConversationSlotProps>[];
  /** On the sign-in page: other ways in for an address. */
  readonly signInWays?: readonly ComponentType<SignInWayProps>[];
  /** In the dialog that asks who this is: other ways to prove it. Each renders nothing where it is not for this person. */
  readonly proofWays?: readonly ComponentType<ProofWayProps>[];
  /** Cards at the end of "Account & security". */
  readonly securityCards?: readonly ComponentType[];
  /** Cards of "Privacy", each in its section. */
  readonly privacyCards?: readonly PrivacyCard[];
  /** Cards of the operator's page "Privacy". */
  readonly oversightCards?: readonly OversightCard[];
  /** Further tabs of the people list. */
  readonly peopleViews?: readonly PeopleView[];
  /** Buttons above the people list, and where nobody is found (invite somebody). */
  readonly peopleActions?: readonly ComponentType<PeopleActionProps>[];
  /** Further lists on the page of calls. */
  readonly callLists?: readonly CallList[];
  /** On a person's page: what they are to oneself, and what follows from that. */
  readonly personActions?: readonly ComponentType<PersonSlotProps>[];
  /** Once per session, before the socket connects: listen to frames, restore what waits. Returns how to stop. */
  readonly start?: (account: OwnAccount) => () => void;
  /** Fetches this feature's lists afresh. May answer the cursor they are true at; the lowest of all counts. */
  readonly sync?: () => Promise<number | undefined>;
  /**
   * What works for a bubble's guest too (S39), with this feature's parts of a conversation. A feature without it is not there for
   * them: the server would refuse what it asks.
   */
  readonly forGuests?: {
    readonly start: (self: Self) => () => void;
    readonly sync?: () => Promise<number | undefined>;
  };
  /** What the palette finds for these words. */
  readonly find?: (query: string, signal: AbortSignal) => Promise<readonly PaletteEntry[]> | readonly PaletteEntry[];
}
