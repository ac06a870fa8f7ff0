import { CircleDashed, MessageCircle } from "lucide-react";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState, modifierName } from "../../ui/index.ts";
import { conversationTexts } from "./texts.ts";

function Welcome({ kind }: { kind: "chats" | "bubbles" }) {
  const t = useTexts(conversationTexts);
  useTitle(t(kind));
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        isPage
        icon={kind === "chats" ? <MessageCircle className="size-6" /> : <CircleDashed className="size-6" />}
        title={t(kind === "chats" ? "chooseChat" : "chooseBubble")}
      >
        {t("chooseChatDetail", { key: `${modifierName} K` })}
      </EmptyState>
    </div>
  );
}
export const ChatsWelcome = () => <Welcome kind="chats" />;
export const BubblesWelcome = () => <Welcome kind="bubbles" />;
