import { subscribeToPush, unsubscribeFromPush } from "../../../src/protocol/notifications.ts";
import { call } from "../../api/index.ts";
import { putState, useNotifications } from "./store.ts";

export const isPushSupported = (): boolean => "serviceWorker" in navigator && "PushManager" in globalThis;

const manager = async (): Promise<PushManager | undefined> =>
  isPushSupported() ? (await navigator.serviceWorker.getRegistration())?.pushManager : undefined;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

async function tellServer(subscription: PushSubscription): Promise<void> {
  const { endpoint = "", keys = {} } = subscription.toJSON();
  putState(await call(subscribeToPush, { body: { endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" } }));
}

/** Has the browser subscribe at its push service, and the server told of it. @throws what either of them refuses */
export async function turnPushOn(): Promise<void> {
  const publicKey = useNotifications.getState().state?.push.publicKey;
  const push = await manager();
  if (!push || !publicKey) throw new Error("this browser has no push");
  const applicationServerKey = bytesOf(publicKey);
  const known = await push.getSubscription();
  // A subscription for another instance's key, or for this one's before it was made anew.
  const knownKey = known?.options.applicationServerKey;
  if (known && (!knownKey || String(new Uint8Array(knownKey)) !== String(applicationServerKey)))
    await known.unsubscribe();
  await tellServer(await push.subscribe({ userVisibleOnly: true, applicationServerKey }));
}

export async function turnPushOff(): Promise<void> {
  const own = useNotifications.getState().state?.push.devices.find(({ isCurrent }) => isCurrent);
  await (await (await manager())?.getSubscription())?.unsubscribe();
  if (own) putState(await call(unsubscribeFromPush, { params: { subscriptionId: own.id } }));
}

/** At each start: the browser may have renewed its subscription, or somebody else was signed in here before. */
export async function confirmPush(): Promise<void> {
  const { state } = useNotifications.getState();
  if (!state?.push.isOffered) return;
  const subscription = await (await manager())?.getSubscription();
  const isKnown = state.push.devices.some(({ isCurrent }) => isCurrent);
  if (subscription && isKnown) await tellServer(subscription);
  // It was taken off from another device: this browser need not be woken for nothing.
  else if (subscription) await subscription.unsubscribe();
}
