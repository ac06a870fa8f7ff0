// The certificate library behind werift needs `reflect-metadata` at load: it has to come first.
import "reflect-metadata";
import { makeCertificate } from "../dtls/certificate.ts";
import { installNativeX25519 } from "../dtls/x25519.ts";
import { Router, type RouterOptions } from "./router.ts";

/** In a module of its own: the handshake library is large, and who only needs the relay does not wait for it. */
export async function openRouter(options: Omit<RouterOptions, "certificate">): Promise<Router> {
  installNativeX25519();
  return new Router({ ...options, certificate: await makeCertificate() });
}
