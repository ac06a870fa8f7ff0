import { create } from "zustand";

export type Permission = NotificationPermission | "unsupported";

const isSupported = () => "Notification" in globalThis;
const current = (): Permission => (isSupported() ? Notification.permission : "unsupported");

/** What the browser lets this page do. Watched where browsers tell of a change made in their own settings. */
export const usePermission = create<{ permission: Permission }>(() => ({ permission: current() }));
export const refreshPermission = (): void => usePermission.setState({ permission: current() });

export function watchPermission(): void {
  navigator.permissions?.query({ name: "notifications" }).then(
    (status) => {
      status.onchange = refreshPermission;
    },
    () => {
      // Asked again whenever the settings are opened.
    },
  );
}

/** Only from a click: browsers refuse it otherwise. */
export async function askPermission(): Promise<Permission> {
  if (isSupported()) await Notification.requestPermission();
  refreshPermission();
  return current();
}

export interface DesktopNotice {
  /** One place per chat: a newer one takes it. */
  readonly tag: string;
  readonly ref: string;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** By the service worker, which also hears of the click when this window is gone by then. */
export async function showOnDesktop({ tag, ref, title, body, url }: DesktopNotice): Promise<void> {
  if (current() !== "granted") return;
  const registration = await navigator.serviceWorker?.getRegistration();
  // Sound is made by the page, so that it is made once and as loud as wanted.
  const options = { tag, body, silent: true, data: { url, ref } };
  if (registration) await registration.showNotification(title, options);
}

/** What was read needs no notification any more. */
export async function closeOnDesktop(tag: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications({ tag })) ?? []) shown.close();
}

/** What was seen elsewhere while no window was open here. */
export async function closeSeen(all: Readonly<Record<string, { readonly unreadCount: number }>>): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? [])
    if (all[shown.tag]?.unreadCount === 0) shown.close();
}
