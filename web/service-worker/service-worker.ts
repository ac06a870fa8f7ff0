/** Runs beside the pages: keeps the interface for when the server cannot be reached, and tells of what comes while no page is open. */
import type { PushMessage } from "../../src/protocol/notifications.ts";
import { forgetOldShells, keepShell, openFile, openPage } from "./shell.ts";
import { isNews, shownPush } from "./show-push.ts";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldShells().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(openPage(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(openFile(request));
});

const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

self.addEventListener("push", (event) => {
  if (event.data) event.waitUntil(show(event.data.json() as PushMessage));
});

async function show(message: PushMessage): Promise<void> {
  if (!isNews(message)) return takeAway(message);
  // Whoever looks at a page sees it there.
  if ((await windows()).some(({ focused, visibilityState }) => focused && visibilityState === "visible")) return;
  const [standing] = await self.registration.getNotifications({ tag: message.tag });
  const { title, options } = shownPush(message, standing?.data?.ref);
  await self.registration.showNotification(title, options);
  if ("setAppBadge" in self.navigator) await self.navigator.setAppBadge(message.unread).catch(() => {});
}

/** Seen on another device, or over. */
async function takeAway({ tag, unread }: PushMessage): Promise<void> {
  for (const shown of await self.registration.getNotifications({ tag })) shown.close();
  if ("setAppBadge" in self.navigator) await self.navigator.setAppBadge(unread).catch(() => {});
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/"));
});

/** In a window that is open already, without loading it afresh; else in a new one. */
async function open(url: string): Promise<void> {
  const [first] = (await windows()).toSorted((a, b) => Number(b.focused) - Number(a.focused));
  if (!first) {
    await self.clients.openWindow(url);
    return;
  }
  first.postMessage({ type: "open", url });
  await first.focus();
}

/** The browser renewed its subscription by itself: a page tells the server of the new one at its next start, this at once. */
self.addEventListener("pushsubscriptionchange", (event) => {
  const { oldSubscription } = event as PushSubscriptionChangeEvent;
  const options = oldSubscription?.options;
  if (options) event.waitUntil(renew(options));
});

async function renew(options: PushSubscriptionOptions): Promise<void> {
  const { endpoint, keys } = (
    await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: options.applicationServerKey ?? null,
    })
  ).toJSON();
  await fetch("/api/push-subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, ...keys }),
  });
}
