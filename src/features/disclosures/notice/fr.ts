import { activityEntry, type DocumentText, officerLines, operatorLines, stated } from "../text.ts";

export const frenchNotice: DocumentText = (facts, words) => {
  const { instanceName, host, privacy, processors, connections } = facts;
  return {
    title: "Politique de confidentialité",
    subtitle: `de ${instanceName} à l’adresse ${host}, selon les articles 13 et 14 du règlement (UE) 2016/679 (RGPD)`,
    parties: [
      { role: "Responsable du traitement", lines: operatorLines(facts, words) },
      {
        role: "Délégué à la protection des données",
        lines: officerLines(facts, words, "Aucun n’est désigné, la loi n’en exigeant pas ici."),
      },
    ],
    sections: [
      {
        heading: "1. Qui est responsable",
        paragraphs: [
          "L’exploitant de cette instance, nommé ci-dessus, est responsable des comptes qui n’appartiennent à aucune entreprise, des invités et de la sûreté du service.",
          "Si votre compte appartient à une entreprise, celle-ci est responsable de ce que vous en faites au travail. L’exploitant traite alors les données pour son compte, en vertu d’un contrat selon l’article 28 du RGPD. Adressez-vous d’abord aux administrateurs de votre entreprise ; les demandes faites dans le programme parviennent à qui doit y répondre.",
        ],
      },
      {
        heading: "2. Où sont vos données",
        paragraphs: [
          `Région : ${stated(words, privacy.region, "privacy.region").join(" ")}`,
          "Les données y restent. Le programme ne se connecte qu’à ce que nomme sa configuration et note chaque connexion.",
        ],
        points: [
          ...stated(words, privacy.data_centres, "privacy.data_centres").map((place) => `Centre de données : ${place}`),
          privacy.failover === "" ? "Il n’y a pas de site de secours." : `Site de secours : ${privacy.failover}`,
        ],
      },
      {
        heading: "3. À quelles fins, sur quelle base et combien de temps",
        paragraphs: [
          "Cette liste est tirée du programme lui-même : elle nomme chaque finalité pour laquelle il conserve des données sur des personnes. Ce qui arrive à terme, le programme le supprime de lui-même.",
        ],
        entries: facts.activities.map((activity) => activityEntry(activity, words)),
      },
      {
        heading: "4. Qui reçoit des données",
        paragraphs: [
          "Ce que vous écrivez, dites et partagez parvient à ceux à qui vous vous adressez. Votre nom et votre profil sont vus par les personnes qui peuvent vous trouver ; vous et votre entreprise en décidez. Les administrateurs de votre entreprise voient votre compte et ses fonctions, jamais le contenu des conversations auxquelles ils ne participent pas. Rien n’est vendu, loué ni utilisé à des fins publicitaires.",
          processors.length === 0
            ? "Aucune autre entreprise ne traite de données pour l’exploitant."
            : "Ces entreprises traitent des données pour l’exploitant, liées par des contrats selon l’article 28 du RGPD :",
        ],
        points: [
          ...processors,
          ...(connections.push.length > 0
            ? [
                "Si vous activez les notifications dans votre navigateur : le service push de son éditeur, avec des messages chiffrés qu’il ne peut pas lire. Il peut se trouver hors de l’Union européenne ; vous y consentez en les activant et pouvez les désactiver à tout moment (art. 49, par. 1, point a) du RGPD).",
              ]
            : []),
          ...(connections.mail
            ? ["Votre fournisseur de messagerie et ses intermédiaires, quand le service vous envoie un courriel."]
            : []),
        ],
      },
      {
        heading: "5. Sur votre appareil",
        paragraphs: [
          "Le programme ne stocke sur votre appareil que ce qu’il lui faut pour ce que vous demandez : un cookie pour la session, vos réglages d’affichage, les messages en attente d’envoi et le programme lui-même pour l’usage hors réseau. Il n’y a ni cookies ni outils de tiers, ni mesure d’audience, ni publicité ; aucun consentement n’est donc demandé. L’accès à la caméra, au micro, à la position, aux contacts et aux notifications est demandé au moment où une fonction en a besoin.",
        ],
      },
      {
        heading: "6. Comment vos données sont protégées",
        paragraphs: [
          "Noms, adresses, messages et fichiers sont stockés chiffrés (AES-256-GCM), avec des clés propres à chaque personne, conversation et fichier ; des mots de passe, seule une empreinte est conservée. La suppression détruit la clé, si bien que les copies des sauvegardes deviennent illisibles elles aussi. Les appels à deux vont d’appareil à appareil, chiffrés, partout où le réseau le permet. Le serveur n’enregistre ni ne conserve ce qui se dit dans les appels et les conférences.",
          "Les mesures techniques et organisationnelles sont décrites dans un document à part, que les administrateurs peuvent lire.",
        ],
      },
      {
        heading: "7. Vos droits",
        paragraphs: [
          "Vous pouvez exercer ces droits gratuitement, la plupart vous-même sous Réglages → Confidentialité :",
        ],
        points: [
          "accès à vos données et copie de celles-ci (article 15), et portabilité sous une forme lisible par machine (article 20)",
          "rectification (article 16) : dans votre profil",
          "effacement (article 17), sauf si une loi exige la conservation ou si les droits d’autrui s’y opposent",
          "limitation du traitement (article 18)",
          "opposition au traitement fondé sur l’intérêt légitime et aux courriels sur les fonctions (article 21)",
          "retrait d’un consentement à tout moment, pour l’avenir (article 7, paragraphe 3)",
        ],
      },
      {
        heading: "8. Réclamation",
        paragraphs: [
          "Vous pouvez introduire une réclamation auprès d’une autorité de contrôle, notamment là où vous résidez ou travaillez, ou là où vous pensez que la loi a été violée (article 77). L’autorité compétente pour l’exploitant est :",
          ...stated(words, privacy.authority, "privacy.authority"),
        ],
        ...(privacy.authority_url && { link: { label: "Vers l’autorité de contrôle", url: privacy.authority_url } }),
      },
      {
        heading: "9. Ni décision automatisée, ni profilage",
        paragraphs: [
          "Aucune décision vous concernant n’est prise par des moyens uniquement automatisés, et rien dans le programme n’évalue les personnes ni ne prédit leur comportement (article 22). Les résultats de recherche sont classés selon vos propres mots.",
        ],
      },
      {
        heading: "10. Devez-vous fournir des données ?",
        paragraphs: [
          "Un compte exige votre nom et une adresse électronique ; sans eux il ne peut exister. Tout le reste est facultatif. Les données que vous n’avez pas fournies vous-même viennent de personnes qui vous ont invité ou ont écrit à votre sujet, de votre entreprise ou du fournisseur d’identité par lequel elle vous connecte.",
        ],
      },
    ],
    closing:
      "Quand le traitement change, cette politique change avec lui. Les versions antérieures restent lisibles à côté de celle-ci ; la page Réglages → Confidentialité indique depuis quand l’actuelle est en vigueur.",
  };
};
