import type { FailureText } from "./failure-text.ts";

export const accountsFailures = {
  "accounts.too_many_tokens": {
    status: 409,
    en: ["You have as many access tokens as one may have.", "Revoke one that is not used any more."],
    de: ["Du hast so viele Zugriffstoken, wie man haben kann.", "Widerrufe eines, das nicht mehr benutzt wird."],
    fr: ["Vous avez le nombre maximal de jetons d'accès.", "Révoquez-en un qui ne sert plus."],
  },
  "accounts.token_not_found": {
    status: 404,
    en: ["There is no such access token.", "It may have been revoked or have expired."],
    de: ["Dieses Zugriffstoken gibt es nicht.", "Vielleicht wurde es widerrufen oder ist abgelaufen."],
    fr: ["Ce jeton d'accès n'existe pas.", "Il a pu être révoqué ou avoir expiré."],
  },
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
    en: ["This password is easy to guess.", "Choose another; a few unrelated words are easy to remember."],
    de: [
      "Dieses Passwort ist leicht zu erraten.",
      "Wähle ein anderes; ein paar beliebige Wörter merkt man sich leicht.",
    ],
    fr: [
      "Ce mot de passe est facile à deviner.",
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
    en: ["Address and password do not match.", "Check both, or have a link for a new password sent to you."],
    de: [
      "Adresse und Passwort passen nicht zusammen.",
      "Prüfe beide oder lass dir einen Link für ein neues Passwort senden.",
    ],
    fr: [
      "L'adresse et le mot de passe ne correspondent pas.",
      "Vérifiez-les ou faites-vous envoyer un lien pour un nouveau mot de passe.",
    ],
  },
  "accounts.identity_refused": {
    status: 403,
    en: ["That does not match.", "Check it and try again."],
    de: ["Das passt nicht.", "Prüfe es und versuche es erneut."],
    fr: ["Cela ne correspond pas.", "Vérifiez et réessayez."],
  },
  "accounts.deactivated": {
    status: 403,
    en: ["This account is switched off.", "Ask your company's administrator."],
    de: ["Dieses Konto ist abgeschaltet.", "Wende dich an die Administration deiner Firma."],
    fr: ["Ce compte est désactivé.", "Adressez-vous à l'administrateur de votre entreprise."],
  },
  "accounts.restricted": {
    status: 403,
    en: [
      "The data of this account is restricted: it is kept and not used.",
      "The mail about it says how to end that; you can have it sent again.",
    ],
    de: [
      "Die Daten dieses Kontos sind eingeschränkt: Sie werden aufbewahrt und nicht benutzt.",
      "Wie das endet, steht in der E-Mail dazu; du kannst sie noch einmal anfordern.",
    ],
    fr: [
      "Les données de ce compte sont limitées : conservées, mais pas utilisées.",
      "L'e-mail à ce sujet dit comment y mettre fin ; vous pouvez le redemander.",
    ],
  },
  "accounts.second_factor_refused": {
    status: 403,
    en: ["This code or passkey does not work.", "Wait for the next code of your app, or use another way."],
    de: ["Dieser Code oder Passkey gilt nicht.", "Warte auf den nächsten Code deiner App oder nimm einen anderen Weg."],
    fr: ["Ce code ou cette clé ne fonctionne pas.", "Attendez le code suivant ou utilisez un autre moyen."],
  },
  "accounts.challenge_gone": {
    status: 403,
    en: ["This sign-in took too long or failed too often.", "Start again with your password."],
    de: ["Diese Anmeldung hat zu lange gedauert oder ist zu oft gescheitert.", "Beginne noch einmal mit dem Passwort."],
    fr: ["Cette connexion a duré trop longtemps ou échoué trop souvent.", "Recommencez avec votre mot de passe."],
  },
  "accounts.passkey_refused": {
    status: 403,
    en: ["Iris does not take this passkey.", "Try again, or sign in another way."],
    de: ["Iris nimmt diesen Passkey nicht an.", "Versuche es erneut oder melde dich anders an."],
    fr: ["Iris n'accepte pas cette clé d'accès.", "Réessayez ou connectez-vous autrement."],
  },
  "accounts.passkeys_impossible": {
    status: 409,
    en: ["Browsers take no passkeys for this address of Iris.", "They need a host name and https: ask the operator."],
    de: [
      "Für diese Adresse von Iris gibt es keine Passkeys.",
      "Sie brauchen einen Namen und https: Frag den Betreiber.",
    ],
    fr: ["Cette adresse d'Iris ne permet pas de clé d'accès.", "Il faut un nom et https : demandez à l'exploitant."],
  },
  "accounts.passkeys_full": {
    status: 409,
    en: ["You have as many passkeys as Iris keeps.", "Remove one that you no longer use."],
    de: ["Du hast so viele Passkeys, wie Iris behält.", "Entferne einen, den du nicht mehr benutzt."],
    fr: ["Vous avez autant de clés qu'Iris en conserve.", "Supprimez-en une que vous n'utilisez plus."],
  },
  "accounts.authenticator_exists": {
    status: 409,
    en: ["An authenticator app is set up already.", "Remove it first to set up another."],
    de: ["Eine Authentifizierungs-App ist schon eingerichtet.", "Entferne sie zuerst, um eine andere einzurichten."],
    fr: ["Une application d'authentification est déjà configurée.", "Retirez-la d'abord pour en configurer une autre."],
  },
  "accounts.second_factor_required": {
    status: 409,
    en: ["Your company asks for a second factor.", "Set up another one before you remove the last."],
    de: ["Deine Firma verlangt einen zweiten Faktor.", "Richte einen anderen ein, bevor du den letzten entfernst."],
    fr: ["Votre entreprise demande un second facteur.", "Configurez-en un autre avant de retirer le dernier."],
  },
  "accounts.single_sign_on_needed": {
    status: 403,
    en: ["Your company signs in through its own service.", "Take the button “Continue with …” on the sign-in page."],
    de: [
      "Deine Firma meldet sich über ihren eigenen Dienst an.",
      "Nimm auf der Anmeldeseite die Schaltfläche „Weiter mit …“.",
    ],
    fr: [
      "Votre entreprise se connecte par son propre service.",
      "Prenez le bouton « Continuer avec … » de la page de connexion.",
    ],
  },
  "accounts.unverified": {
    status: 403,
    en: ["Your address is not proved yet.", "Open the link in the mail we sent you, or have it sent again."],
    de: ["Deine Adresse ist noch nicht bestätigt.", "Öffne den Link in unserer E-Mail oder lass sie erneut senden."],
    fr: ["Votre adresse n'est pas encore confirmée.", "Ouvrez le lien reçu par e-mail ou faites-le renvoyer."],
  },
} as const satisfies Record<string, FailureText>;
