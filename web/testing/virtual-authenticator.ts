import type { Page } from "playwright-core";

export interface VirtualAuthenticator {
  /** Takes it away, as one leaves a phone at home. */
  remove(): Promise<void>;
}

/** Chromium's own authenticator without a device: it keeps passkeys for this page's tab and unlocks by itself. */
export async function virtualAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("WebAuthn.enable");
  const { authenticatorId } = await debug.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async remove() {
      await debug.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    },
  };
}
