import type { Language } from "../../../protocol/failures/index.ts";
import type { Template } from "../templates.ts";

export interface NewDeviceData {
  readonly instanceName: string;
  readonly firstName: string;
  /** "Firefox on Linux" */
  readonly device: string;
  /** "203.0.x.x" */
  readonly network: string;
  readonly at: number;
  readonly url: string;
}

/** In Coordinated Universal Time, and so named: the mail does not know where it is read. */
const moment = (language: Language, at: number) =>
  `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;

/** Tells somebody that their account was opened with a browser that was never used for it. */
export const newDevice: Template<NewDeviceData> = {
  en: ({ instanceName, firstName, device, network, at, url }) => ({
    subject: `New device signed in to ${instanceName}`,
    paragraphs: [
      `Hello ${firstName},`,
      `your account was opened on a device that you have not used before: ${device}, ${moment("en", at)}, network ${network}.`,
      "If it was you, there is nothing to do.",
    ],
    link: { label: "Your devices", url },
    closing: `You get this mail because it concerns your account at ${instanceName}. If it was not you, sign that device out and choose a new password.`,
  }),
  de: ({ instanceName, firstName, device, network, at, url }) => ({
    subject: `Neues Gerät bei ${instanceName} angemeldet`,
    paragraphs: [
      `Hallo ${firstName},`,
      `dein Konto wurde auf einem Gerät geöffnet, das du noch nicht benutzt hast: ${device.replace(" on ", " auf ")}, ${moment("de", at)}, Netz ${network}.`,
      "Warst du es, musst du nichts tun.",
    ],
    link: { label: "Deine Geräte", url },
    closing: `Du erhältst diese E-Mail, weil sie dein Konto bei ${instanceName} betrifft. Warst du es nicht, melde das Gerät ab und wähle ein neues Passwort.`,
  }),
  fr: ({ instanceName, firstName, device, network, at, url }) => ({
    subject: `Nouvel appareil connecté à ${instanceName}`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `votre compte a été ouvert sur un appareil que vous n'aviez pas encore utilisé : ${device.replace(" on ", " sur ")}, ${moment("fr", at)}, réseau ${network}.`,
      "Si c'était vous, vous n'avez rien à faire.",
    ],
    link: { label: "Vos appareils", url },
    closing: `Vous recevez cet e-mail parce qu'il concerne votre compte chez ${instanceName}. Si ce n'était pas vous, déconnectez cet appareil et choisissez un nouveau mot de passe.`,
  }),
};
