import type { FailureText } from "./failure-text.ts";

export const accountsFailures = {
  "accounts.sign_up_closed": {
    status: 403,
    en: ["This Iris does not take new accounts by itself.", "Ask its operator to invite you."],
    de: ["Dieses Iris nimmt selbst keine neuen Konten an.", "Bitte den Betreiber um eine Einladung."],
    fr: ["Cet Iris n'accepte pas de nouveaux comptes.", "Demandez une invitation à son exploitant."],
  },
  "accounts.terms_outdated": {
    status: 409,
    en: ["The terms of use have changed.", "Read the current version and accept it."],
    de: ["Die Nutzungsbedingungen haben sich geändert.", "Lies die aktuelle Fassung und nimm sie an."],
    fr: ["Les conditions d'utilisation ont changé.", "Lisez la version actuelle et acceptez-la."],
  },
  "accounts.password_common": {
    status: 422,
    en: ["This password is among the most used ones.", "Choose another; a few unrelated words are easy to remember."],
    de: [
      "Dieses Passwort gehört zu den meistbenutzten.",
      "Wähle ein anderes; ein paar beliebige Wörter merkt man sich leicht.",
    ],
    fr: [
      "Ce mot de passe est l'un des plus utilisés.",
      "Choisissez-en un autre ; quelques mots sans rapport se retiennent bien.",
    ],
  },
  "accounts.operator_link_invalid": {
    status: 403,
    en: ["This link has been used or is not valid.", "Restart Iris to get a new one while no operator exists."],
    de: [
      "Dieser Link wurde benutzt oder gilt nicht.",
      "Starte Iris neu, um einen neuen zu erhalten, solange es keinen Betreiber gibt.",
    ],
    fr: [
      "Ce lien a été utilisé ou n'est pas valide.",
      "Redémarrez Iris pour en obtenir un nouveau tant qu'il n'y a pas d'exploitant.",
    ],
  },
  "accounts.address_taken": {
    status: 409,
    en: ["This address has an account already.", "Take another address."],
    de: ["Diese Adresse hat schon ein Konto.", "Nimm eine andere Adresse."],
    fr: ["Cette adresse a déjà un compte.", "Prenez une autre adresse."],
  },
  "accounts.proof_invalid": {
    status: 422,
    en: ["This link or code does not work.", "Check it, or ask for a new one."],
    de: ["Dieser Link oder Code gilt nicht.", "Prüfe ihn oder fordere einen neuen an."],
    fr: ["Ce lien ou ce code ne fonctionne pas.", "Vérifiez-le ou demandez-en un nouveau."],
  },
  "accounts.password_needed": {
    status: 403,
    en: ["You signed up in another browser.", "Enter the password that you chose there."],
    de: ["Du hast dich in einem anderen Browser registriert.", "Gib das Passwort ein, das du dort gewählt hast."],
    fr: ["Vous vous êtes inscrit dans un autre navigateur.", "Saisissez le mot de passe que vous y avez choisi."],
  },
  "accounts.sign_in_refused": {
    status: 401,
    en: ["Address and password do not match.", "Check both, or ask your operator for a new password."],
    de: ["Adresse und Passwort passen nicht zusammen.", "Prüfe beide oder bitte den Betreiber um ein neues Passwort."],
    fr: [
      "L'adresse et le mot de passe ne correspondent pas.",
      "Vérifiez-les ou demandez un nouveau mot de passe à l'exploitant.",
    ],
  },
  "accounts.identity_refused": {
    status: 403,
    en: ["That does not match.", "Check it and try again."],
    de: ["Das passt nicht.", "Prüfe es und versuche es erneut."],
    fr: ["Cela ne correspond pas.", "Vérifiez et réessayez."],
  },
  "accounts.unverified": {
    status: 403,
    en: ["Your address is not proved yet.", "Open the link in the mail we sent you, or have it sent again."],
    de: ["Deine Adresse ist noch nicht bestätigt.", "Öffne den Link in unserer E-Mail oder lass sie erneut senden."],
    fr: ["Votre adresse n'est pas encore confirmée.", "Ouvrez le lien reçu par e-mail ou faites-le renvoyer."],
  },
} as const satisfies Record<string, FailureText>;
