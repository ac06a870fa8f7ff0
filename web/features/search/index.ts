import { searchMessages } from "../../../src/protocol/search.ts";
import { callQuick } from "../../api/index.ts";
import type { PaletteEntry, WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { ownId, useConversationsStore } from "../conversations/store.ts";
import { knownTitle } from "../conversations/titles.ts";
import { namedMentions } from "../conversations/writing/named-mentions.ts";
import { knownName, wantPeople } from "../directory/index.ts";
import { addressOf } from "./filters.ts";
import { SearchHere, SearchHereSection } from "./search-here.tsx";
import { searchDoorTexts } from "./door-texts.ts";

const SearchPage = later(() => import("./search-page.tsx").then(({ SearchPage }) => SearchPage));

/** In the palette: so many messages, then the way to all of them. */
const inPalette = 4;
/** Fewer letters stand for half the language: the palette then has people, chats and commands. */
const shortest = 3;

async function find(typed: string, signal: AbortSignal): Promise<readonly PaletteEntry[]> {
  const query = typed.trim();
  if (query === "") return [];
  const language = currentLanguage();
  const all: PaletteEntry = {
    ...{ id: "search-all", group: "messages" },
    label: translator(searchDoorTexts, language)("all", { query }),
    run: (navigate) => navigate(addressOf({ query })),
  };
  if (query.length < shortest) return [all];
  const { found } = await callQuick(searchMessages, { body: { query: typed.trimStart(), limit: inPalette } });
  if (signal.aborted) return [];
  wantPeople(found.map(({ senderId }) => senderId));
  const { all: conversations } = useConversationsStore.getState();
  const entries = found.map(({ id, conversationId, seq, senderId, sentAt, excerpt, fileName }): PaletteEntry => {
    const conversation = conversations[conversationId];
    const parts = excerpt.length > 0 ? excerpt : fileName;
    const text = parts.map((part) => part.text).join("");
    return {
      ...{ id: `message-${id}`, group: "messages" },
      label: namedMentions(text, knownName),
      detail: [conversation && knownTitle(conversation, ownId()), formatIn(language).short(sentAt)]
        .filter(Boolean)
        .join(" · "),
      avatar: { id: senderId, kind: "person", name: knownName(senderId) },
      run: (navigate) => navigate(`/chat/${conversationId}?at=${seq}`),
    };
  });
  return [...entries, all];
}

/** Search over what was said and shared. */
export const searchFeature: WebFeature = {
  routes: [{ path: "/search", Page: SearchPage, access: "signedIn" }],
  conversationActions: [SearchHere],
  conversationDetails: [SearchHereSection],
  find,
};
