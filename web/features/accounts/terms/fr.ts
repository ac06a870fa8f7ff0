import type { TermsText } from "./terms-text.ts";

export const termsFr: TermsText = {
  introduction:
    "Ces conditions lient l'exploitant de cet Iris et vous. Elles disent ce que vous pouvez attendre et ce qui est attendu de vous. Ce qu'il advient de vos données figure dans la déclaration de confidentialité de l'exploitant.",
  sections: [
    {
      heading: "1. De quoi il s'agit",
      paragraphs: [
        "Iris est un service de messages, d'appels, de conférences, de fichiers et d'annuaire. L'exploitant le fait fonctionner sur ses propres machines. Les auteurs du logiciel ne sont pas partie à ce contrat et n'ont aucun accès aux données.",
      ],
    },
    {
      heading: "2. Votre compte",
      paragraphs: [
        "Un compte demande une adresse e-mail qui est la vôtre, et votre nom. Les deux doivent être exacts : les autres comptent savoir à qui ils parlent.",
        "Un compte appartient à une seule personne. Gardez votre mot de passe secret et ne le donnez à personne, pas même à l'exploitant, qui ne vous le demandera jamais. Si vous pensez qu'un autre utilise votre compte, déconnectez ses appareils dans les réglages et prévenez l'exploitant.",
      ],
    },
    {
      heading: "3. Comment nous nous comportons",
      paragraphs: [
        "N'envoyez rien qui enfreigne la loi ou les droits d'autrui : rien de délictueux, pas de logiciels malveillants, pas de publicité non désirée, ni images, sons ou textes que vous n'avez pas le droit de transmettre. Ne harcelez ni ne menacez personne, et ne vous faites pas passer pour un autre.",
        "N'enregistrez une conversation que si tous les participants sont d'accord. Dans bien des pays, le contraire est un délit.",
        "N'essayez pas de contourner les protections, de lire les données d'autrui ou de perturber le service. Qui trouve une faille et la signale en confiance à l'exploitant n'enfreint pas ces conditions.",
      ],
    },
    {
      heading: "4. Vos contenus",
      paragraphs: [
        "Ce que vous écrivez et téléversez reste à vous. Vous n'autorisez l'exploitant qu'à ce dont le service a besoin : conserver, chiffrer, rechercher des logiciels malveillants et remettre aux destinataires. Personne n'exploite vos contenus pour de la publicité ou des profils.",
        "Un message envoyé se trouve aussi chez son destinataire. Si vous l'effacez de votre côté, l'autre garde le sien jusqu'à ce qu'il l'efface aussi. Quand une bulle est supprimée, son contenu disparaît définitivement.",
      ],
    },
    {
      heading: "5. Ce que vous pouvez attendre du service",
      paragraphs: [
        "L'exploitant assure le service avec un soin raisonnable et protège les données selon l'état de l'art. Une disponibilité donnée n'est promise que si elle a été convenue à part. La maintenance est annoncée autant que possible.",
        "Iris ne remplace pas un téléphone pour les appels d'urgence. En cas d'urgence, composez le 112 sur un téléphone.",
      ],
    },
    {
      heading: "6. Si votre compte appartient à une entreprise",
      paragraphs: [
        "Si votre compte appartient à une entreprise, son administration le gère : elle peut le créer, le supprimer et décider qui vous trouve. Cela ne lui permet pas de lire vos messages.",
      ],
    },
    {
      heading: "7. Responsabilité",
      paragraphs: [
        "L'exploitant répond sans limite de sa faute intentionnelle ou lourde, des atteintes à la vie, au corps et à la santé, et partout où la loi l'impose. En cas de faute légère, il ne répond que de la violation d'une obligation essentielle, et seulement du dommage qui en résulte typiquement.",
      ],
    },
    {
      heading: "8. Y mettre fin",
      paragraphs: [
        "Vous pouvez arrêter à tout moment et faire supprimer votre compte. L'exploitant peut bloquer un compte qui enfreint ces conditions et mettre fin au service avec un préavis de 30 jours, afin que vous ayez le temps d'emporter vos données. Pour un motif grave, chaque partie peut y mettre fin aussitôt.",
      ],
    },
    {
      heading: "9. Modifications",
      paragraphs: [
        "Si ces conditions changent, il vous est demandé à la connexion suivante si vous acceptez la nouvelle version. Sinon, vous ne pouvez plus utiliser le service, mais vous pouvez encore obtenir vos données. La version acceptée et sa date figurent dans vos réglages.",
        "Le droit du siège de l'exploitant s'applique ; les droits impératifs dont vous disposez comme consommateur là où vous habitez vous restent. Si une phrase est nulle, les autres demeurent.",
      ],
    },
  ],
};
