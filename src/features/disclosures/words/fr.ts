import { listed, type Words } from "./words.ts";

const moments = {
  use: "depuis la dernière utilisation",
  rise: "depuis sa création",
  expiry: "depuis l’expiration",
  end: "depuis la fin",
};

export const french: Words = {
  purposes: {
    account: [
      "Comptes et profils",
      "Ouvrir et tenir un compte, prouver son adresse, montrer qui est la personne et établir quelles conditions ont été acceptées.",
    ],
    signIn: [
      "Connexion et sa protection",
      "Reconnaître les personnes et leurs appareils, vérifier mots de passe, clés d’accès et seconds facteurs, et repousser les essais répétés.",
    ],
    company: [
      "Administration des entreprises",
      "Permettre à une entreprise de gérer ses membres, invitations, licences et fonctions, et établir le contrat de sous-traitance.",
    ],
    directory: [
      "Annuaire",
      "Permettre aux personnes de se trouver, dans la mesure où leur entreprise et elles-mêmes le permettent.",
    ],
    contacts: ["Contacts et blocage", "Tenir son réseau, y inviter des personnes et se protéger d’autrui."],
    addressBook: [
      "Carnet d’adresses importé",
      "Conserver les contacts qu’une personne a importés d’un appareil ou d’un fichier, pour elle seule. Ils ne sont comparés à rien.",
    ],
    presence: [
      "Présence",
      "Montrer si une personne est joignable, comme elle le souhaite. La présence elle-même n’est qu’en mémoire vive.",
    ],
    messages: [
      "Messages et bulles",
      "Remettre et conserver les messages, réactions, sondages, accusés, brouillons et les espaces où ils se trouvent.",
    ],
    files: ["Fichiers", "Stocker, analyser, afficher et remettre les fichiers à ceux avec qui ils ont été partagés."],
    calls: [
      "Appels à deux",
      "Établir les appels et montrer quand, combien de temps et avec qui on a parlé. Le serveur n’enregistre ni ne conserve le contenu des appels.",
    ],
    recordings: [
      "Enregistrements d’appels",
      "Établir qui a consenti à quel enregistrement d’un appel, et le conserver pour la personne qui l’a fait, si elle l’a déposé ici.",
    ],
    conferences: [
      "Conférences",
      "Tenir des conférences dans une bulle et montrer à ses membres qui y a pris part, de quand à quand. Leur contenu n’est pas conservé.",
    ],
    meetings: ["Conférences planifiées", "Planifier des conférences, y inviter par courriel et les rappeler."],
    guests: [
      "Invités",
      "Permettre à une personne sans compte de participer un jour à la conférence d’une bulle, sous le nom qu’elle donne.",
    ],
    telephony: ["Téléphone", "Permettre de participer par téléphone et d’appeler des numéros extérieurs."],
    notifications: [
      "Notifications",
      "Faire savoir ce qui s’est passé en l’absence de la personne, par les voies qu’elle a choisies. Les messages passant par des services push sont chiffrés.",
    ],
    search: [
      "Recherche",
      "Trouver des mots dans ses propres messages et fichiers. L’index est chiffré avec les clés des conversations.",
    ],
    programs: [
      "Programmes et webhooks",
      "Permettre à des programmes d’agir pour les personnes ou les bulles qui l’ont autorisé.",
    ],
    diagnosis: [
      "Diagnostic des connexions",
      "Permettre aux administrateurs de voir pourquoi une connexion est mauvaise, et à l’exploitant de lire un journal des erreurs du navigateur, avec le consentement de la personne.",
    ],
    mail: [
      "Courriels du service",
      "Envoyer les courriels de vérification, de sécurité, d’invitation et de notification.",
    ],
    rights: [
      "Droits des personnes concernées",
      "Satisfaire les demandes relatives aux données personnelles, l’établir et publier ces informations.",
    ],
    logs: [
      "Journal d’accès",
      "Détecter et élucider les attaques et les pannes : adresse IP, heure de connexion et d’utilisation, navigateur, type d’appareil, système, version du client, action, région, taille de l’écran, durée et erreurs, et des conférences le titre (chiffré avec la clé de la bulle), la date et la durée. Aucun contenu de message.",
    ],
    audit: ["Journal d’audit", "Établir les actes d’administration et de sécurité."],
    breaches: ["Violations de données", "Signaler, documenter et corriger les violations (articles 33 et 34 du RGPD)."],
    operation: [
      "Exploitation",
      "Exécuter sur tous les appareils ce qu’une personne a fait, même après une interruption. Des renvois seulement, aucun contenu.",
    ],
  },
  bases: {
    consent: "consentement, art. 6, par. 1, point a) du RGPD",
    contract: "exécution du contrat d’utilisation, art. 6, par. 1, point b) du RGPD",
    legalObligation: "obligation légale, art. 6, par. 1, point c) du RGPD",
    legitimateInterest: "intérêt légitime à un service sûr, art. 6, par. 1, point f) du RGPD",
    none: "aucune donnée personnelle",
  },
  whose: {
    person: "personnes ayant un compte",
    members: "participants aux discussions et bulles",
    guest: "invités",
    outsider: "personnes sans compte que d’autres ont invitées ou notées",
    company: "entreprises et leurs interlocuteurs",
    operator: "exploitants de cette instance",
    nobody: "personne",
  },
  categories: {
    id: "identifiants",
    relation: "liens avec des personnes et des conversations",
    time: "dates et heures",
    setting: "réglages",
    state: "états",
    count: "nombres",
    technical: "valeurs techniques",
    name: "noms",
    contact: "coordonnées",
    profile: "données de profil",
    picture: "images",
    content: "contenus tels que textes et fichiers",
    location: "positions",
    credential: "moyens de connexion (empreinte ou valeur chiffrée)",
    device: "appareil et navigateur",
    network: "données de réseau",
    act: "traces d’actes",
  },
  readers: {
    self: "la personne elle-même",
    others: "les personnes qui peuvent la trouver",
    members: "les participants de la même discussion ou bulle",
    administrators: "les administrateurs de son entreprise",
    operator: "l’exploitant",
    program: "le programme seul",
    nobody: "personne (valeurs sous clé seulement)",
  },
  owners: {
    person: "la suppression du compte",
    conversation: "la suppression de la discussion ou de la bulle",
    company: "la fin de l’utilisation du service par l’entreprise",
    file: "la suppression du fichier",
    session: "la déconnexion de l’appareil",
  },
  by: {
    owner: "la suppression par la personne",
    members: "la suppression par les intéressés",
    administrator: "la suppression par un administrateur",
    operator: "la fin de l’obligation de preuve de l’exploitant",
    program: "la fin de la tâche concernée",
  },
  limit: (days, moment) =>
    days === 0
      ? "la fin de sa validité"
      : `l’écoulement de ${days} ${days === 1 ? "jour" : "jours"} ${moments[moment]}`,
  until: (conditions) => {
    if (conditions.length < 2) return `jusqu’à ${listed(conditions, "ou")}`;
    return `jusqu’au premier de ces événements : ${listed(conditions, "ou")}`;
  },
  depending: (conditions) => `jusqu’à ${listed(conditions, "ou")}, selon ce dont il s’agit`,
  earlier: (limits) => `une partie disparaît plus tôt d’elle-même : à ${listed(limits, "ou à")}`,
  shared:
    "ce qui a été dit à d’autres reste chez eux quand un compte est supprimé, avec un utilisateur supprimé pour auteur",
  keptOn: "ce qui doit servir de preuve est conservé quand un compte est supprimé",
  labels: {
    basis: "Base juridique",
    data: "Données",
    people: "Personnes concernées",
    readers: "Visible pour",
    stored: "Conservation",
  },
  notStated: (key) => `Pas encore indiqué. L’exploitant doit le renseigner (configuration : ${key}).`,
};
