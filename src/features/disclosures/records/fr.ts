import type { Facts } from "../facts.ts";
import { officerLines, operatorLines, type RecordTexts, recordEntry, retentionEntry, stated } from "../text.ts";

const noOfficer = "Aucun n’est désigné, la loi n’en exigeant pas ici.";

export const frenchRecords: RecordTexts = {
  record: (facts, words) => ({
    title: "Registre des activités de traitement",
    subtitle: `de ${facts.instanceName} à l’adresse ${facts.host}, selon l’article 30 du règlement (UE) 2016/679 (RGPD)`,
    parties: [
      { role: "Responsable du traitement, et sous-traitant des entreprises", lines: operatorLines(facts, words) },
      { role: "Délégué à la protection des données", lines: officerLines(facts, words, noOfficer) },
    ],
    sections: [
      {
        heading: "1. Comme responsable et pour le compte d’entreprises",
        paragraphs: [
          "Pour les comptes sans entreprise, pour les invités et pour la sûreté du service, l’exploitant est responsable du traitement (article 30, paragraphe 1). Pour les membres d’entreprises, il mène les mêmes activités comme leur sous-traitant (article 30, paragraphe 2) ; les entreprises et leurs contrats figurent dans l’administration de l’instance. Une entreprise tenue d’avoir son propre registre peut y reprendre ces activités.",
        ],
      },
      {
        heading: "2. Activités",
        paragraphs: [
          "Cette liste est tirée du programme, dont chaque table et chaque colonne est déclarée ; une déclaration manquante empêche de construire le programme.",
        ],
        entries: facts.activities.map((activity) => recordEntry(activity, words)),
      },
      {
        heading: "3. Destinataires",
        paragraphs: [
          "Les destinataires au sein du service sont nommés avec chaque activité. Les sous-traitants et services extérieurs figurent dans la liste des sous-traitants.",
        ],
        points: facts.processors.length > 0 ? [...facts.processors] : ["Il n’est fait appel à aucun sous-traitant."],
      },
      {
        heading: "4. Pays tiers",
        paragraphs: [
          facts.connections.push.length > 0
            ? "Les données sont traitées dans la région que nomme la politique de confidentialité. Des notifications chiffrées passent par le service push de l’éditeur du navigateur, y compris hors de l’Union européenne, si la personne les a activées (article 49, paragraphe 1, point a))."
            : "Les données sont traitées dans la région que nomme la politique de confidentialité. Aucun transfert vers des pays tiers n’est configuré.",
        ],
      },
      {
        heading: "5. Effacement",
        paragraphs: [
          "Les durées de conservation figurent avec chaque activité ; le plan de conservation les énumère par table.",
        ],
      },
      {
        heading: "6. Sécurité",
        paragraphs: [
          "Les mesures de l’article 32 sont décrites dans le document sur les mesures techniques et organisationnelles.",
        ],
      },
    ],
    closing:
      "Tenu sous forme électronique et mis à la disposition de l’autorité de contrôle sur demande (article 30, paragraphe 4).",
  }),

  measures: (facts, words) => ({
    title: "Mesures techniques et organisationnelles",
    subtitle: `de ${facts.instanceName} à l’adresse ${facts.host}, selon l’article 32 du règlement (UE) 2016/679 (RGPD)`,
    parties: [{ role: "Exploitant", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Chiffrement des données stockées",
        paragraphs: [
          `${facts.columns.sealed} colonnes de la base contiennent des valeurs personnelles et sont chiffrées une à une (AES-256-GCM) ; table, colonne, ligne et clé sont authentifiées avec chaque valeur, si bien qu’une valeur déplacée ne s’ouvre pas. ${facts.columns.lookup} autres colonnes contiennent des valeurs de recherche sous clé (HMAC-SHA-256), ${facts.columns.hashed} seulement des empreintes de secrets. En clair se trouvent des identifiants, renvois, dates, réglages et états.`,
          "Les fichiers sont chiffrés par morceaux, chacun avec sa propre clé ; un morceau échangé, coupé ou modifié est détecté.",
        ],
        points: [
          "Une clé maîtresse enveloppe une clé de données pour chaque personne, conversation, nom de conversation, entreprise et fichier.",
          "Les clés enveloppées se trouvent dans une base à part, séparée des données et de leurs sauvegardes.",
          "Les clés sont renouvelées sans interruption. L’effacement détruit les clés, si bien que les copies des sauvegardes ne s’ouvrent plus.",
        ],
      },
      {
        heading: "2. Chiffrement des transmissions",
        paragraphs: [
          "Les navigateurs se connectent par HTTPS et WSS (TLS 1.2 ou 1.3), avec le certificat du programme ou d’un proxy placé devant. Appels et conférences sont chiffrés par DTLS-SRTP. Les appels à deux vont d’appareil à appareil ; s’ils doivent être relayés, le relais ne peut pas les lire.",
        ],
      },
      {
        heading: "3. Contrôle des accès",
        paragraphs: ["Qui peut quoi est décidé par le serveur, à chaque appel, en un seul endroit par fonction."],
        points: [
          "Des mots de passe, seule une empreinte Argon2id est conservée. Les entreprises peuvent exiger un second facteur (application d’authentification, clé d’accès).",
          "Les sessions sont listées avec l’appareil et la dernière utilisation, peuvent être closes une à une et prennent fin d’elles-mêmes après 30 jours sans utilisation.",
          "Essais répétés, inscriptions, envois de fichiers et appels de l’interface sont limités.",
          "Qui ne peut pas voir une chose ne peut la distinguer d’une chose qui n’existe pas.",
          "Administrateurs et exploitant n’ont pas accès au contenu des conversations auxquelles ils ne participent pas.",
          "Avant un acte dangereux, l’identité est redemandée.",
        ],
      },
      {
        heading: "4. Séparation",
        paragraphs: [
          "Les entreprises sont des clients distincts avec leurs propres clés. Chacune décide qui trouve ses membres. Chaque requête est faite pour la personne qui demande.",
        ],
      },
      {
        heading: "5. Intégrité et traçabilité",
        paragraphs: [
          "Les actes d’administration et de sécurité sont inscrits dans un journal d’audit dont les entrées sont enchaînées et régulièrement signées : une entrée modifiée, manquante ou coupée est décelée. Chacun voit dans son journal de confidentialité ce qui a été fait de ses données.",
          facts.connections.isScanned
            ? "Chaque fichier envoyé est analysé avant que quiconque ne le reçoive ; sans verdict, rien ne passe."
            : "Les fichiers envoyés ne sont pas analysés sur cette instance (configuration : files.clamd est off).",
        ],
      },
      {
        heading: "6. Disponibilité et rétablissement",
        paragraphs: [
          "Rien n’est confirmé avant d’être durablement enregistré. Après une panne, le programme reprend où il s’était arrêté ; ce qui n’avait pas été remis l’est alors.",
          facts.privacy.failover === ""
            ? "Il n’y a pas de site de secours."
            : `Un autre site peut prendre le relais : ${facts.privacy.failover}.`,
        ],
      },
      {
        heading: "7. Limites de la région",
        paragraphs: [
          "Toute connexion sortante est refusée si la configuration ne la nomme pas, et comptée avec son motif dans un registre que l’exploitant peut consulter et remettre.",
        ],
      },
      {
        heading: "8. Minimisation des données",
        paragraphs: [
          "Présence, positions partagées et appels en cours ne sont qu’en mémoire vive. Les lignes de journal ne contiennent ni contenus, ni noms, ni adresses électroniques : un champ absent de la liste des noms permis est retenu. Ce qui arrive à terme est supprimé chaque heure.",
        ],
      },
      {
        heading: "9. Contrôle régulier",
        paragraphs: [
          "Le programme compare à la demande sa base, ses clés et ses fichiers avec sa carte des données personnelles (`iris privacy check`) et signale les lignes arrivées à terme, les lignes de personnes disparues, les valeurs lisibles là où il en faut de chiffrées, ainsi que les clés et fichiers sans propriétaire.",
        ],
      },
      {
        heading: "10. Mesures de l’exploitant",
        paragraphs: [
          facts.measuresUrl
            ? "Contrôle d’accès physique, personnel, instruction et contrats sont décrits par l’exploitant ici :"
            : "Le contrôle d’accès physique aux machines, l’instruction du personnel et les contrats sont à décrire par l’exploitant (configuration : operator.measures_url).",
        ],
        ...(facts.measuresUrl && { link: { label: "Mesures de l’exploitant", url: facts.measuresUrl } }),
      },
    ],
    closing:
      "Des mesures peuvent être remplacées par d’autres au fil du progrès technique, tant que le niveau de protection ne baisse pas.",
  }),

  processors: (facts, words) => ({
    title: "Sous-traitants et services extérieurs",
    subtitle: `de ${facts.instanceName} à l’adresse ${facts.host}`,
    parties: [{ role: "Exploitant", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Sous-traitants",
        paragraphs: [
          facts.processors.length > 0
            ? "Ceux-ci traitent des données personnelles pour l’exploitant, par des contrats selon l’article 28 du RGPD :"
            : "Aucune autre entreprise ne traite de données personnelles pour l’exploitant.",
        ],
        points: [...facts.processors],
      },
      {
        heading: "2. Centres de données et secours",
        paragraphs: [],
        points: [
          ...stated(words, facts.privacy.data_centres, "privacy.data_centres"),
          facts.privacy.failover === "" ? "Il n’y a pas de site de secours." : `Secours : ${facts.privacy.failover}`,
        ],
      },
      {
        heading: "3. Services auxquels le programme se connecte",
        paragraphs: ["D’après la configuration en vigueur. Ce qui n’y figure pas ne peut être atteint."],
        points: outside(facts.connections),
      },
    ],
    closing: "Les changements sont annoncés par une nouvelle version de cette liste.",
  }),

  retention: (facts, words) => ({
    title: "Plan de conservation",
    subtitle: `de ${facts.instanceName} à l’adresse ${facts.host}, selon l’article 5, paragraphe 1, point e), et l’article 17 du règlement (UE) 2016/679 (RGPD)`,
    parties: [{ role: "Exploitant", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Comment on supprime",
        paragraphs: [
          "Ce qui arrive à terme est supprimé par le programme chaque heure. Ce qui appartient à un compte, une conversation, une entreprise ou un fichier disparaît avec lui : d’abord la clé est détruite, puis les lignes et fichiers sont retirés. Quand plusieurs conditions sont nommées, la première remplie compte. Entreprises et bulles peuvent fixer des durées plus courtes.",
        ],
      },
      {
        heading: "2. Durées de conservation",
        paragraphs: ["Par activité, avec les tables de la base auxquelles chaque règle s’applique."],
        entries: facts.activities.map((activity) => retentionEntry(activity, words)),
      },
      {
        heading: "3. Sauvegardes et lignes de journal",
        paragraphs: [
          "Les sauvegardes de la base ne contiennent pas de clés. Ce qui a été effacé ne peut y être ouvert, si longtemps qu’on les garde. Les lignes de journal vont au système de l’exploitant. Elles ne contiennent ni contenus, ni noms, ni adresses électroniques, mais peuvent contenir des adresses IP ; leur durée y est fixée par l’exploitant.",
        ],
      },
    ],
    closing: "`iris privacy check` compare la base avec ce plan.",
  }),
};

function outside(connections: Facts["connections"]): string[] {
  const { mail, push, relays, programs, signOn, database, isScanned } = connections;
  const lines = [
    ...(mail ? [`Serveur de courriel : ${mail} (courriels du service)`] : []),
    ...(push.length > 0 ? [`Services push : ${push.join(", ")} (notifications chiffrées, si activées)`] : []),
    ...(relays.length > 0 ? [`Relais d’appels : ${relays.join(", ")} (appels chiffrés)`] : []),
    ...(programs.length > 0 ? [`Programmes de bulles : ${programs.join(", ")} (ce que les bulles leur disent)`] : []),
    ...(signOn.length > 0 ? [`Fournisseurs d’identité d’entreprises : ${signOn.join(", ")} (connexion)`] : []),
    ...(database ? [`Serveur de base de données : ${database} (toutes les données, chiffrées)`] : []),
    ...(isScanned ? ["Antivirus de l’exploitant (fichiers, à l’envoi)"] : []),
  ];
  return lines.length > 0 ? lines : ["Aucun."];
}
