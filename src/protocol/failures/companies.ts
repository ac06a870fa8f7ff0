import type { FailureText } from "./failure-text.ts";

export const companiesFailures = {
  "companies.support_bubble_unfit": {
    status: 422,
    en: ["You do not lead this bubble.", "Choose one of which you are organiser or moderator."],
    de: ["Du leitest diese Bubble nicht.", "Wähle eine, in der du organisierst oder moderierst."],
    fr: ["Vous ne dirigez pas cette bulle.", "Choisissez-en une dont vous êtes organisateur ou modérateur."],
  },
  "companies.second_needed": {
    status: 409,
    en: [
      "This takes a second administrator.",
      "Ask for it with a reason; it happens once another administrator confirms.",
    ],
    de: [
      "Das braucht eine zweite Person aus der Administration.",
      "Beantrage es mit einem Grund; es geschieht, sobald jemand anderes es bestätigt.",
    ],
    fr: [
      "Cela demande un second administrateur.",
      "Demandez-le avec un motif ; ce sera fait dès qu'un autre administrateur confirme.",
    ],
  },
  "companies.four_eyes_alone": {
    status: 409,
    en: ["You are the only administrator.", "Make somebody else an administrator first."],
    de: [
      "Du bist allein in der Administration.",
      "Mache zuerst eine zweite Person zur Administratorin oder zum Administrator.",
    ],
    fr: ["Vous êtes le seul administrateur.", "Nommez d'abord un autre administrateur."],
  },
  "companies.four_eyes_off": {
    status: 409,
    en: ["The four-eyes rule is off.", "Do it directly; nobody needs to confirm it."],
    de: ["Das Vier-Augen-Prinzip ist aus.", "Führe es direkt aus; niemand muss es bestätigen."],
    fr: ["La règle des quatre yeux est désactivée.", "Faites-le directement ; personne n'a à confirmer."],
  },
  "companies.four_eyes_invitation": {
    status: 409,
    en: [
      "Under the four-eyes rule nobody is invited as an administrator.",
      "Invite them as members, and ask for the role once they are here.",
    ],
    de: [
      "Mit dem Vier-Augen-Prinzip wird niemand als Administration eingeladen.",
      "Lade als Mitglied ein und beantrage die Rolle danach.",
    ],
    fr: [
      "Avec la règle des quatre yeux, personne n'est invité comme administrateur.",
      "Invitez en tant que membre, puis demandez le rôle.",
    ],
  },
  "companies.own_request": {
    status: 409,
    en: ["This request is your own.", "Another administrator has to decide it; you can take it back."],
    de: [
      "Das ist dein eigener Antrag.",
      "Jemand anderes aus der Administration entscheidet; du kannst ihn zurückziehen.",
    ],
    fr: ["C'est votre propre demande.", "Un autre administrateur doit décider ; vous pouvez la retirer."],
  },
  "companies.request_over": {
    status: 409,
    en: ["This request is decided or has run out.", "Ask again if it is still needed."],
    de: ["Dieser Antrag ist entschieden oder abgelaufen.", "Stelle ihn neu, wenn er noch gebraucht wird."],
    fr: ["Cette demande est déjà décidée ou expirée.", "Refaites-la si elle est encore nécessaire."],
  },
  "companies.support_gone": {
    status: 404,
    en: [
      "Your company's bubble for questions is no longer there.",
      "Ask your company's administrators to name another one.",
    ],
    de: [
      "Die Bubble deiner Firma für Fragen gibt es nicht mehr.",
      "Bitte die Administration deiner Firma, eine andere zu nennen.",
    ],
    fr: [
      "La bulle de votre entreprise pour les questions n'existe plus.",
      "Demandez aux administrateurs de votre entreprise d'en indiquer une autre.",
    ],
  },
  "companies.already_bound": {
    status: 409,
    en: ["Your account belongs to a company already.", "Only that company's administrators can release it."],
    de: ["Dein Konto gehört schon zu einer Firma.", "Nur deren Administration kann es freigeben."],
    fr: ["Votre compte appartient déjà à une entreprise.", "Seuls ses administrateurs peuvent le libérer."],
  },
  "companies.agreement_outdated": {
    status: 409,
    en: ["The data-processing agreement has changed.", "Read the current version and accept it."],
    de: ["Der Vertrag zur Auftragsverarbeitung hat sich geändert.", "Lies die aktuelle Fassung und nimm sie an."],
    fr: ["L'accord de sous-traitance a changé.", "Lisez la version actuelle et acceptez-la."],
  },
  "companies.data_missing": {
    status: 409,
    en: ["The company's data is not complete.", "Enter its data first; it stands in the agreement."],
    de: ["Die Firmendaten sind nicht vollständig.", "Gib sie zuerst ein; sie stehen im Vertrag."],
    fr: ["Les données de l'entreprise sont incomplètes.", "Saisissez-les d'abord : elles figurent dans l'accord."],
  },
  "companies.last_administrator": {
    status: 409,
    en: ["A company needs an administrator.", "Make somebody else an administrator first."],
    de: ["Eine Firma braucht eine Administratorin oder einen Administrator.", "Gib diese Rolle zuerst jemand anderem."],
    fr: ["Une entreprise a besoin d'un administrateur.", "Donnez d'abord ce rôle à quelqu'un d'autre."],
  },
  "companies.already_member": {
    status: 409,
    en: ["This person is a member already.", "Find them in the list of members."],
    de: ["Diese Person ist schon Mitglied.", "Du findest sie in der Mitgliederliste."],
    fr: ["Cette personne est déjà membre.", "Vous la trouverez dans la liste des membres."],
  },
  "companies.too_many": {
    status: 409,
    en: ["That is more than a company may have open at once.", "Remove some that are not needed any more."],
    de: ["Das sind mehr, als eine Firma gleichzeitig offen haben darf.", "Entferne einige, die nicht mehr nötig sind."],
    fr: ["C'est plus qu'une entreprise ne peut avoir en même temps.", "Supprimez ceux qui ne servent plus."],
  },
  "companies.invitation_invalid": {
    status: 422,
    en: ["This invitation does not work (any more).", "Ask whoever invited you to send a new one."],
    de: ["Diese Einladung gilt nicht (mehr).", "Bitte die Person, die dich eingeladen hat, um eine neue."],
    fr: ["Cette invitation n'est pas (ou plus) valable.", "Demandez-en une nouvelle à la personne qui vous a invité."],
  },
  "companies.invitation_other_address": {
    status: 409,
    en: ["This invitation went to another address than your account's.", "Sign out, then open the link again."],
    de: [
      "Diese Einladung ging an eine andere Adresse als die deines Kontos.",
      "Melde dich ab und öffne den Link erneut.",
    ],
    fr: [
      "Cette invitation a été envoyée à une autre adresse que celle de votre compte.",
      "Déconnectez-vous, puis rouvrez le lien.",
    ],
  },
  "companies.sign_in_first": {
    status: 409,
    en: ["This address has an account already.", "Sign in with it, then open the invitation again."],
    de: ["Diese Adresse hat schon ein Konto.", "Melde dich damit an und öffne die Einladung erneut."],
    fr: ["Cette adresse a déjà un compte.", "Connectez-vous avec, puis rouvrez l'invitation."],
  },
  "companies.join_link_invalid": {
    status: 422,
    en: ["This link does not work (any more).", "Ask the company's administrators for a new one."],
    de: ["Dieser Link gilt nicht (mehr).", "Bitte die Administration der Firma um einen neuen."],
    fr: ["Ce lien n'est pas (ou plus) valable.", "Demandez-en un nouveau aux administrateurs de l'entreprise."],
  },
  "companies.domain_invalid": {
    status: 422,
    en: ["This is no mail domain.", "Enter what stands behind the @, such as example.org."],
    de: ["Das ist keine Maildomain.", "Gib ein, was hinter dem @ steht, etwa beispiel.de."],
    fr: ["Ce n'est pas un domaine de messagerie.", "Saisissez ce qui suit le @, par exemple exemple.fr."],
  },
  "companies.domain_public": {
    status: 422,
    en: ["Anyone can get an address of this domain.", "Enter a domain that belongs to your company alone."],
    de: ["Eine Adresse dieser Domain kann jeder bekommen.", "Gib eine Domain ein, die nur deiner Firma gehört."],
    fr: [
      "N'importe qui peut obtenir une adresse de ce domaine.",
      "Saisissez un domaine qui appartient à votre seule entreprise.",
    ],
  },
  "companies.domain_unproved": {
    status: 409,
    en: ["The DNS record was not found.", "Check name and value; a new record can take an hour to appear."],
    de: [
      "Der DNS-Eintrag wurde nicht gefunden.",
      "Prüfe Namen und Wert; ein neuer Eintrag braucht manchmal eine Stunde.",
    ],
    fr: [
      "L'enregistrement DNS n'a pas été trouvé.",
      "Vérifiez son nom et sa valeur ; il peut mettre une heure à apparaître.",
    ],
  },
  "companies.domain_taken": {
    status: 409,
    en: ["Another company has proved this domain.", "It must give the domain up first; ask the operator."],
    de: ["Eine andere Firma hat diese Domain bestätigt.", "Sie muss sie zuerst aufgeben; frag den Betreiber."],
    fr: ["Une autre entreprise a prouvé ce domaine.", "Elle doit d'abord y renoncer ; demandez à l'exploitant."],
  },
  "companies.dns_unavailable": {
    status: 503,
    en: ["The name server gave no answer.", "Try again in a moment, or ask the operator."],
    de: ["Der Nameserver hat nicht geantwortet.", "Versuche es gleich erneut oder frag den Betreiber."],
    fr: ["Le serveur de noms n'a pas répondu.", "Réessayez dans un instant ou demandez à l'exploitant."],
  },
  "companies.csv_unreadable": {
    status: 422,
    en: ["This is no CSV file.", "Save the table as CSV (UTF-8) and choose it again."],
    de: ["Das ist keine CSV-Datei.", "Speichere die Tabelle als CSV (UTF-8) und wähle sie erneut."],
    fr: ["Ce n'est pas un fichier CSV.", "Enregistrez le tableau en CSV (UTF-8) et choisissez-le de nouveau."],
  },
  "companies.csv_no_address": {
    status: 422,
    en: [
      "No column of this file is named as an e-mail address.",
      "Name the columns in the first line: E-mail, First name, Last name.",
    ],
    de: [
      "Keine Spalte dieser Datei heißt nach der E-Mail-Adresse.",
      "Benenne die Spalten in der ersten Zeile: E-Mail, Vorname, Nachname.",
    ],
    fr: [
      "Aucune colonne de ce fichier ne porte le nom d'une adresse e-mail.",
      "Nommez les colonnes dans la première ligne : E-mail, Prénom, Nom.",
    ],
  },
  "companies.csv_too_long": {
    status: 422,
    en: ["This file has more than 10,000 lines.", "Split it and import the parts one after the other."],
    de: ["Diese Datei hat mehr als 10.000 Zeilen.", "Teile sie und importiere die Teile nacheinander."],
    fr: ["Ce fichier a plus de 10 000 lignes.", "Divisez-le et importez les parties l'une après l'autre."],
  },
  "companies.logo_unreadable": {
    status: 422,
    en: ["This picture cannot be read.", "Choose a PNG, JPEG or WebP of at most 10 MB."],
    de: ["Dieses Bild lässt sich nicht lesen.", "Wähle ein PNG, JPEG oder WebP mit höchstens 10 MB."],
    fr: ["Cette image est illisible.", "Choisissez un PNG, JPEG ou WebP de 10 Mo au plus."],
  },
} as const satisfies Record<string, FailureText>;
