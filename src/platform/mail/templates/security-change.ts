import type { Language } from "../../../protocol/failures/index.ts";
import type { Template } from "../templates.ts";

/** What protects an account and has changed; the audit log uses the same words. */
export type SecurityChange =
  | "password_changed"
  | "password_reset"
  | "email_changed"
  | "email_change_undone"
  | "address_wanted"
  | "authenticator_added"
  | "authenticator_removed"
  | "second_factor_reset"
  | "access_token_added"
  | "passkey_added"
  | "passkey_removed"
  | "recovery_code_used"
  | "recovery_codes_renewed";

export interface SecurityChangeData {
  readonly instanceName: string;
  readonly firstName: string;
  readonly change: SecurityChange;
  readonly url: string;
}

/** `[subject, sentence]` */
type Words = readonly [string, string];

const words: Readonly<Record<Language, Readonly<Record<SecurityChange, Words>>>> = {
  en: {
    password_changed: ["Your password was changed", "your password was changed. You are signed out everywhere else."],
    password_reset: [
      "You have a new password",
      "a new password was chosen by the link mailed to this address. You are signed out everywhere.",
    ],
    email_changed: ["This is now your address", "from now on you sign in with this address, and mail comes here."],
    email_change_undone: [
      "Your address is back",
      "the change of your address was undone. You are signed out everywhere and need a new password.",
    ],
    address_wanted: [
      "Somebody wanted to use your address",
      "somebody with another account wanted to change their address to this one. It is yours, so nothing was changed.",
    ],
    authenticator_added: [
      "An authenticator app was set up",
      "signing in to your account now takes a code of the authenticator app that was set up.",
    ],
    authenticator_removed: [
      "Your authenticator app was removed",
      "signing in to your account no longer takes a code of an authenticator app.",
    ],
    second_factor_reset: [
      "Your second factor was reset",
      "your authenticator app, passkeys and recovery codes were removed for you. Set up new ones.",
    ],
    access_token_added: [
      "An access token was created",
      "an access token was created for your account: a program that has it acts in your name.",
    ],
    passkey_added: ["A passkey was added", "a passkey was added to your account; one can sign in with it."],
    passkey_removed: ["A passkey was removed", "a passkey was removed from your account."],
    recovery_code_used: [
      "A recovery code was used",
      "somebody signed in to your account with one of your recovery codes. It does not work again.",
    ],
    recovery_codes_renewed: [
      "You have new recovery codes",
      "new recovery codes were made for your account. The old ones no longer work.",
    ],
  },
  de: {
    password_changed: [
      "Dein Passwort wurde geändert",
      "dein Passwort wurde geändert. Überall sonst bist du abgemeldet.",
    ],
    password_reset: [
      "Du hast ein neues Passwort",
      "über den Link an diese Adresse wurde ein neues Passwort gewählt. Du bist überall abgemeldet.",
    ],
    email_changed: [
      "Das ist jetzt deine Adresse",
      "ab jetzt meldest du dich mit dieser Adresse an, und E-Mails kommen hierher.",
    ],
    email_change_undone: [
      "Deine Adresse ist zurück",
      "die Änderung deiner Adresse wurde rückgängig gemacht. Du bist überall abgemeldet und brauchst ein neues Passwort.",
    ],
    address_wanted: [
      "Jemand wollte deine Adresse benutzen",
      "jemand mit einem anderen Konto wollte auf diese Adresse wechseln. Sie gehört dir, daher wurde nichts geändert.",
    ],
    authenticator_added: [
      "Eine Authentifizierungs-App wurde eingerichtet",
      "die Anmeldung an deinem Konto verlangt jetzt einen Code der eingerichteten Authentifizierungs-App.",
    ],
    authenticator_removed: [
      "Deine Authentifizierungs-App wurde entfernt",
      "die Anmeldung an deinem Konto verlangt keinen Code einer Authentifizierungs-App mehr.",
    ],
    second_factor_reset: [
      "Dein zweiter Faktor wurde zurückgesetzt",
      "Authentifizierungs-App, Passkeys und Wiederherstellungscodes wurden für dich entfernt. Richte neue ein.",
    ],
    access_token_added: [
      "Ein Zugriffstoken wurde erstellt",
      "für dein Konto wurde ein Zugriffstoken erstellt: Ein Programm, das es hat, handelt in deinem Namen.",
    ],
    passkey_added: [
      "Ein Passkey wurde hinzugefügt",
      "deinem Konto wurde ein Passkey hinzugefügt; damit kann man sich anmelden.",
    ],
    passkey_removed: ["Ein Passkey wurde entfernt", "ein Passkey deines Kontos wurde entfernt."],
    recovery_code_used: [
      "Ein Wiederherstellungscode wurde benutzt",
      "jemand hat sich mit einem deiner Wiederherstellungscodes angemeldet. Dieser gilt nun nicht mehr.",
    ],
    recovery_codes_renewed: [
      "Du hast neue Wiederherstellungscodes",
      "für dein Konto gibt es neue Wiederherstellungscodes. Die alten gelten nicht mehr.",
    ],
  },
  fr: {
    password_changed: [
      "Votre mot de passe a été modifié",
      "votre mot de passe a été modifié. Vous êtes déconnecté partout ailleurs.",
    ],
    password_reset: [
      "Vous avez un nouveau mot de passe",
      "un nouveau mot de passe a été choisi par le lien envoyé à cette adresse. Vous êtes déconnecté partout.",
    ],
    email_changed: [
      "Voici désormais votre adresse",
      "vous vous connectez désormais avec cette adresse, et les e-mails arrivent ici.",
    ],
    email_change_undone: [
      "Votre adresse est rétablie",
      "le changement de votre adresse a été annulé. Vous êtes déconnecté partout et il vous faut un nouveau mot de passe.",
    ],
    address_wanted: [
      "Quelqu'un a voulu utiliser votre adresse",
      "le titulaire d'un autre compte a voulu prendre cette adresse. Elle est à vous : rien n'a été changé.",
    ],
    authenticator_added: [
      "Une application d'authentification a été configurée",
      "la connexion à votre compte demande désormais un code de l'application d'authentification configurée.",
    ],
    authenticator_removed: [
      "Votre application d'authentification a été retirée",
      "la connexion à votre compte ne demande plus de code d'une application d'authentification.",
    ],
    second_factor_reset: [
      "Votre second facteur a été réinitialisé",
      "l'application d'authentification, les clés d'accès et les codes de secours ont été retirés pour vous. Configurez-en de nouveaux.",
    ],
    access_token_added: [
      "Un jeton d'accès a été créé",
      "un jeton d'accès a été créé pour votre compte : un programme qui le possède agit en votre nom.",
    ],
    passkey_added: [
      "Une clé d'accès a été ajoutée",
      "une clé d'accès a été ajoutée à votre compte ; elle permet de se connecter.",
    ],
    passkey_removed: ["Une clé d'accès a été retirée", "une clé d'accès de votre compte a été retirée."],
    recovery_code_used: [
      "Un code de secours a été utilisé",
      "quelqu'un s'est connecté à votre compte avec un de vos codes de secours. Il ne sert plus.",
    ],
    recovery_codes_renewed: [
      "Vous avez de nouveaux codes de secours",
      "de nouveaux codes de secours ont été créés pour votre compte. Les anciens ne servent plus.",
    ],
  },
};

/** Tells somebody that what protects their account has changed, so that they see it when it was not them. */
export const securityChange: Template<SecurityChangeData> = {
  en: ({ instanceName, firstName, change, url }) => ({
    subject: `${words.en[change][0]} – ${instanceName}`,
    paragraphs: [`Hello ${firstName},`, words.en[change][1]],
    link: { label: "Account & security", url },
    closing: `You get this mail because it concerns your account at ${instanceName}. If it was not you, choose a new password at once and look at your devices.`,
  }),
  de: ({ instanceName, firstName, change, url }) => ({
    subject: `${words.de[change][0]} – ${instanceName}`,
    paragraphs: [`Hallo ${firstName},`, words.de[change][1]],
    link: { label: "Konto & Sicherheit", url },
    closing: `Du erhältst diese E-Mail, weil sie dein Konto bei ${instanceName} betrifft. Warst du es nicht, wähle sofort ein neues Passwort und sieh deine Geräte durch.`,
  }),
  fr: ({ instanceName, firstName, change, url }) => ({
    subject: `${words.fr[change][0]} – ${instanceName}`,
    paragraphs: [`Bonjour ${firstName},`, words.fr[change][1]],
    link: { label: "Compte et sécurité", url },
    closing: `Vous recevez cet e-mail parce qu'il concerne votre compte chez ${instanceName}. Si ce n'était pas vous, choisissez aussitôt un nouveau mot de passe et vérifiez vos appareils.`,
  }),
};
