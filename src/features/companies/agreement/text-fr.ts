import type { AgreementText } from "./agreement-facts.ts";

/** The data-processing agreement in French. */
export const frenchAgreement: AgreementText = (facts) => ({
  title: "Accord de sous-traitance des données",
  subtitle: `au sens de l'article 28 du règlement (UE) 2016/679 (RGPD), version ${facts.version}`,
  parties: [
    { role: "Responsable du traitement", lines: [...facts.company] },
    { role: "Sous-traitant", lines: [...facts.operator] },
  ],
  sections: [
    {
      heading: "1. Objet et durée",
      paragraphs: [
        `Le sous-traitant exploite ${facts.instanceName} à l'adresse ${facts.host}, un service de messages, d'appels, de conférences, de fichiers et d'annuaire. Le responsable du traitement l'utilise pour ses membres. Ce faisant, le sous-traitant traite des données à caractère personnel pour le compte du responsable ; le présent accord régit ce traitement.`,
        "Il prend effet lorsqu'un administrateur du responsable l'accepte et dure aussi longtemps que le responsable utilise le service. Les obligations de suppression, de restitution et de confidentialité subsistent jusqu'à leur exécution.",
      ],
    },
    {
      heading: "2. Nature et finalité",
      paragraphs: [
        "Les données sont collectées, conservées, transmises, montrées à ceux à qui elles sont destinées, puis supprimées, à la seule fin de fournir le service au responsable et à ses membres. Le sous-traitant ne les utilise pas pour ses propres besoins, n'analyse pas le contenu des conversations et ne vend ni ne loue aucune donnée.",
      ],
    },
    {
      heading: "3. Types de données",
      paragraphs: ["Sont traitées, dans la mesure où le responsable ou ses membres les saisissent ou les produisent :"],
      points: [
        "données de compte : nom, adresses e-mail, langue, rôle, mot de passe (sous forme d'empreinte seulement), second facteur",
        "données de profil : photo, fonction, service, numéros de téléphone, adresse, horaires de travail",
        "contenus : messages, fichiers, noms et descriptions des bulles",
        "données de connexion : sessions et appareils, moments d'utilisation, accusés, présence, relevés des appels et conférences",
        "données d'administration : invitations, conditions acceptées, entrées du journal d'audit",
      ],
    },
    {
      heading: "4. Catégories de personnes",
      paragraphs: [
        "Sont concernés les membres du responsable (salariés, organes et autres personnes auxquelles il donne un compte), leurs contacts et interlocuteurs, ainsi que les invités qu'ils convient.",
      ],
    },
    {
      heading: "5. Instructions",
      paragraphs: [
        "Le sous-traitant ne traite les données que sur instruction documentée du responsable, y compris en cas de transfert vers un pays tiers, sauf si le droit de l'Union ou d'un État membre en dispose autrement ; il en informe alors le responsable au préalable, si ce droit le permet. Les réglages que les administrateurs font dans le service sont de telles instructions ; les autres sont données par écrit.",
        "Si le sous-traitant estime qu'une instruction enfreint le droit de la protection des données, il le signale sans délai et peut la suspendre jusqu'à ce que le responsable la confirme ou la modifie.",
      ],
    },
    {
      heading: "6. Confidentialité",
      paragraphs: [
        "Le sous-traitant n'emploie que des personnes tenues à la confidentialité et sensibilisées à la protection des données, et ne leur donne accès que dans la mesure requise par leur tâche. Cette obligation survit à la fin de leur activité.",
      ],
    },
    {
      heading: "7. Sécurité",
      paragraphs: [
        "Le sous-traitant prend les mesures techniques et organisationnelles de l'article 32 du RGPD décrites à l'annexe 2. Il peut les remplacer selon l'état de la technique, tant que le niveau de protection ne baisse pas.",
      ],
    },
    {
      heading: "8. Autres sous-traitants",
      paragraphs: [
        "Le responsable accepte les autres sous-traitants nommés à l'annexe 1. Avant d'en engager ou d'en remplacer un, le sous-traitant informe par écrit les administrateurs du responsable au moins 30 jours à l'avance ; le responsable peut s'y opposer pour un motif important dans ce délai. Faute de solution, chaque partie peut mettre fin à l'utilisation du service à la date du changement.",
        "Le sous-traitant impose à chacun d'eux par contrat les obligations du présent accord et en répond comme de lui-même.",
      ],
    },
    {
      heading: "9. Assistance",
      paragraphs: [
        "Le sous-traitant aide le responsable, par des mesures appropriées, à répondre aux demandes des personnes concernées (articles 12 à 22 du RGPD). Beaucoup peuvent être satisfaites dans le service même ; une demande adressée directement au sous-traitant est transmise sans délai.",
        "Il aide aussi le responsable à respecter les articles 32 à 36 du RGPD, compte tenu de la nature du traitement et des informations dont il dispose.",
      ],
    },
    {
      heading: "10. Violations de données",
      paragraphs: [
        "S'il apprend une violation des données du responsable, le sous-traitant en informe le contact nommé ci-dessus dans les meilleurs délais, si possible sous 24 heures, en décrivant les faits, les données et personnes concernées, les conséquences probables et ce qui a été entrepris.",
      ],
    },
    {
      heading: "11. Suppression et restitution",
      paragraphs: [
        "À la fin de l'utilisation du service, le sous-traitant supprime les données du responsable ou, si celui-ci le demande auparavant, les restitue dans un format courant et lisible par machine, puis les supprime. Les données sont chiffrées avec des clés qui leur sont propres ; la destruction d'une clé les rend illisibles dans toute copie, sauvegardes comprises. Ce que la loi oblige à conserver est gardé à part et ne sert à rien d'autre.",
      ],
    },
    {
      heading: "12. Preuves et audits",
      paragraphs: [
        "Le sous-traitant met à la disposition du responsable toutes les informations nécessaires pour démontrer le respect de l'article 28 du RGPD et permet des audits, inspections comprises, par le responsable ou un auditeur tenu à la confidentialité qu'il mandate. Ils ont lieu aux heures ouvrables, après un préavis raisonnable, sans perturber l'exploitation ni la confidentialité d'autres clients.",
      ],
    },
    {
      heading: "13. Lieu du traitement",
      paragraphs: [
        "Les données sont traitées là où se trouvent le sous-traitant et les autres sous-traitants de l'annexe 1. Un transfert hors de l'Union européenne ou de l'Espace économique européen n'a lieu que si les conditions des articles 44 à 49 du RGPD sont remplies.",
      ],
    },
    {
      heading: "14. Dispositions finales",
      paragraphs: [
        "La responsabilité suit l'article 82 du RGPD. Les modifications se font par écrit ; une nouvelle version prend effet lorsqu'un administrateur du responsable l'a acceptée. Si une disposition est nulle, les autres restent en vigueur. En cas de contradiction avec d'autres accords des parties sur la protection des données, le présent accord prévaut.",
      ],
    },
    {
      heading: "Annexe 1 : autres sous-traitants",
      paragraphs: facts.subProcessors.length === 0 ? ["À ce jour, le sous-traitant n'en engage pas d'autres."] : [],
      points: [...facts.subProcessors],
    },
    {
      heading: "Annexe 2 : mesures techniques et organisationnelles",
      paragraphs: [
        ...(facts.measuresUrl
          ? [`L'exploitant décrit ses propres mesures à l'adresse ${facts.measuresUrl}. S'y ajoutent :`]
          : []),
      ],
      points: [
        "chiffrement au repos : noms, adresses, messages et fichiers sont scellés en AES-256-GCM avec des clés propres à chaque personne, conversation et fichier ; les clés sont conservées à part des données",
        "chiffrement en transit : les connexions utilisent TLS, les médias des appels et conférences DTLS-SRTP",
        "accès : comptes personnels, mots de passe sous forme d'empreintes argon2id seulement, seconds facteurs et clés d'accès, sessions révocables une à une, tentatives limitées",
        "habilitation : chaque accès est vérifié sur le serveur ; les administrateurs n'agissent que dans leur entreprise et les exploitants ne voient aucun contenu",
        "traçabilité : les actes d'administration figurent dans un journal dont les entrées sont chaînées",
        "intégrité : les fichiers sont analysés avant de pouvoir être récupérés, si l'exploitant dispose d'un antivirus ; une valeur chiffrée ne s'ouvre qu'à sa propre place",
        "disponibilité : une modification n'est confirmée qu'une fois durablement enregistrée ; l'exploitant fait des sauvegardes",
        "minimisation : aucun traceur tiers, aucune consultation de tiers, journaux sans contenu",
      ],
    },
  ],
  closing:
    "Accepté par voie électronique par un administrateur du responsable ; la version, le moment et la personne sont consignés dans le service.",
});
