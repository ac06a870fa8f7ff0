import type { PushMessage } from "../../src/protocol/notifications.ts";
import icon from "../app/icons/icon-180.png";
import { translator } from "../i18n/catalogue.ts";
import { pushTexts } from "./push-texts.ts";

export interface Shown {
  readonly title: string;
  readonly options: NotificationOptions & {
    readonly renotify?: boolean;
    readonly data: { readonly url: string; readonly ref: string };
  };
}

export type NewsKind = Exclude<PushMessage["kind"], "gone">;
export const isNews = (message: PushMessage): message is PushMessage & { readonly kind: NewsKind } =>
  message.kind !== "gone";

/** Where a click leads. Invitations wait among the people. */
export const addressOf = ({ conversationId }: Pick<PushMessage, "conversationId">): string =>
  conversationId === null ? "/people?view=invitations" : `/chat/${conversationId}`;

/**
 * What a push shows. Of one chat there is one notification, the newest; the same thing told twice makes no second sound.
 * @param shownRef what the notification that stands in this place is about
 */
export function shownPush(message: PushMessage & { readonly kind: NewsKind }, shownRef: string | undefined): Shown {
  const t = translator(pushTexts, message.language);
  const what = t(message.kind);
  const isRing = message.kind === "ring";
  return {
    title: message.title ?? what,
    options: {
      // A call or a file that is named still needs to say what happened.
      body: message.body ?? (message.title === undefined ? t(isRing ? "answer" : "open") : what),
      tag: message.tag,
      renotify: shownRef !== message.ref,
      silent: shownRef === message.ref,
      // Stands until it is answered or over; it is taken away then.
      requireInteraction: isRing,
      lang: message.language,
      icon,
      badge: icon,
      data: { url: addressOf(message), ref: message.ref },
    },
  };
}
