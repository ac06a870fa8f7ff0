import type { Template } from "../templates.ts";

export interface EmailCodeData {
  readonly instanceName: string;
  readonly firstName: string;
  readonly code: string;
  readonly validMinutes: number;
}

/** To the new address: proves that it is the person's. */
export const emailCode: Template<EmailCodeData> = {
  en: ({ instanceName, firstName, code, validMinutes }) => ({
    subject: `Your code for ${instanceName}`,
    paragraphs: [
      `Hello ${firstName},`,
      `this code makes this address the one of your account. Type it where you asked for it, within ${validMinutes} minutes.`,
    ],
    code,
    closing: `You get this mail because somebody at ${instanceName} wants to use this address. If it was not you, ignore it and tell nobody the code.`,
  }),
  de: ({ instanceName, firstName, code, validMinutes }) => ({
    subject: `Dein Code für ${instanceName}`,
    paragraphs: [
      `Hallo ${firstName},`,
      `dieser Code macht diese Adresse zu der deines Kontos. Gib ihn innerhalb von ${validMinutes} Minuten dort ein, wo du ihn angefordert hast.`,
    ],
    code,
    closing: `Du erhältst diese E-Mail, weil jemand bei ${instanceName} diese Adresse benutzen möchte. Warst du es nicht, beachte sie nicht weiter und sag niemandem den Code.`,
  }),
  fr: ({ instanceName, firstName, code, validMinutes }) => ({
    subject: `Votre code pour ${instanceName}`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `ce code fait de cette adresse celle de votre compte. Saisissez-le là où vous l'avez demandé, dans les ${validMinutes} minutes.`,
    ],
    code,
    closing: `Vous recevez cet e-mail parce que quelqu'un souhaite utiliser cette adresse chez ${instanceName}. Si ce n'était pas vous, ignorez-le et ne donnez le code à personne.`,
  }),
};

export interface EmailGoneData {
  readonly instanceName: string;
  readonly firstName: string;
  /** Shortened: this mailbox may be somebody else's by now. */
  readonly newAddress: string;
  readonly url: string;
  readonly validDays: number;
}

/** To the former address: the way back when it was somebody else. */
export const emailGone: Template<EmailGoneData> = {
  en: ({ instanceName, firstName, newAddress, url, validDays }) => ({
    subject: `Your address at ${instanceName} was changed`,
    paragraphs: [
      `Hello ${firstName},`,
      `your account now uses the address ${newAddress}. If it was you, there is nothing to do.`,
      `If it was not you, open the link within ${validDays} days: this address comes back, everybody is signed out, and you choose a new password.`,
    ],
    link: { label: "This was not me", url },
    closing: `You get this mail because this was the address of your account at ${instanceName}. It is the last one that comes here.`,
  }),
  de: ({ instanceName, firstName, newAddress, url, validDays }) => ({
    subject: `Deine Adresse bei ${instanceName} wurde geändert`,
    paragraphs: [
      `Hallo ${firstName},`,
      `dein Konto benutzt jetzt die Adresse ${newAddress}. Warst du es, musst du nichts tun.`,
      `Warst du es nicht, öffne innerhalb von ${validDays} Tagen den Link: Diese Adresse kommt zurück, alle werden abgemeldet, und du wählst ein neues Passwort.`,
    ],
    link: { label: "Das war ich nicht", url },
    closing: `Du erhältst diese E-Mail, weil dies die Adresse deines Kontos bei ${instanceName} war. Es ist die letzte, die hierher kommt.`,
  }),
  fr: ({ instanceName, firstName, newAddress, url, validDays }) => ({
    subject: `Votre adresse chez ${instanceName} a été changée`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `votre compte utilise désormais l'adresse ${newAddress}. Si c'était vous, vous n'avez rien à faire.`,
      `Sinon, ouvrez le lien dans les ${validDays} jours : cette adresse revient, tout le monde est déconnecté et vous choisissez un nouveau mot de passe.`,
    ],
    link: { label: "Ce n'était pas moi", url },
    closing: `Vous recevez cet e-mail parce que c'était l'adresse de votre compte chez ${instanceName}. C'est le dernier à arriver ici.`,
  }),
};
