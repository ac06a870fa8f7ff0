import type { Template } from "../templates.ts";

type By = "person" | "administrator" | "operator";

export interface RestrictionData {
  readonly instanceName: string;
  readonly firstName: string;
  readonly by: By;
  /** Empty: none was given. */
  readonly reason: string;
  readonly url: string;
  readonly linkDays: number;
}

const set = {
  en: {
    person: "as you asked, your data is restricted",
    administrator: "your company's administrator restricted your data",
    operator: "the operator restricted your data",
  },
  de: {
    person: "wie gewünscht sind deine Daten eingeschränkt",
    administrator: "die Administration deiner Firma hat deine Daten eingeschränkt",
    operator: "der Betreiber hat deine Daten eingeschränkt",
  },
  fr: {
    person: "comme vous l'avez demandé, vos données sont limitées",
    administrator: "l'administration de votre entreprise a limité vos données",
    operator: "l'exploitant a limité vos données",
  },
};

/** Somebody's data is only kept from now on: what that means, and how it ends. */
export const restriction: Template<RestrictionData> = {
  en: ({ instanceName, firstName, by, reason, url, linkDays }) => ({
    subject: `Your data at ${instanceName} is restricted`,
    paragraphs: [
      `Hello ${firstName},`,
      `${set.en[by]}: it is kept and used for nothing. Nobody finds you, nothing is sent to you, and nobody can sign in to your account.`,
      ...(reason ? [`Reason: ${reason}`] : []),
      by === "person"
        ? `When you want to use ${instanceName} again, open this link. Then everything is as it was. It works for ${linkDays} days; a new one can be asked for where you sign in.`
        : `With this link you ask for it to be ended. It works for ${linkDays} days.`,
    ],
    link: { label: by === "person" ? "End the restriction" : "Ask for its end", url },
    closing: `You get this mail because it concerns your account at ${instanceName}.`,
  }),
  de: ({ instanceName, firstName, by, reason, url, linkDays }) => ({
    subject: `Deine Daten bei ${instanceName} sind eingeschränkt`,
    paragraphs: [
      `Hallo ${firstName},`,
      `${set.de[by]}: Sie werden aufbewahrt und für nichts benutzt. Niemand findet dich, dir wird nichts geschickt, und niemand kann sich an deinem Konto anmelden.`,
      ...(reason ? [`Grund: ${reason}`] : []),
      by === "person"
        ? `Willst du ${instanceName} wieder benutzen, öffne diesen Link. Dann ist alles, wie es war. Er gilt ${linkDays} Tage; einen neuen bekommst du dort, wo du dich anmeldest.`
        : `Mit diesem Link bittest du darum, das zu beenden. Er gilt ${linkDays} Tage.`,
    ],
    link: { label: by === "person" ? "Einschränkung beenden" : "Um das Ende bitten", url },
    closing: `Du erhältst diese E-Mail, weil sie dein Konto bei ${instanceName} betrifft.`,
  }),
  fr: ({ instanceName, firstName, by, reason, url, linkDays }) => ({
    subject: `Vos données chez ${instanceName} sont limitées`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `${set.fr[by]} : elles sont conservées et ne servent à rien d'autre. Personne ne vous trouve, rien ne vous est envoyé, et personne ne peut se connecter à votre compte.`,
      ...(reason ? [`Motif : ${reason}`] : []),
      by === "person"
        ? `Pour utiliser de nouveau ${instanceName}, ouvrez ce lien. Tout sera comme avant. Il est valable ${linkDays} jours ; la page de connexion en envoie un nouveau.`
        : `Avec ce lien, vous demandez d'y mettre fin. Il est valable ${linkDays} jours.`,
    ],
    link: { label: by === "person" ? "Mettre fin à la limitation" : "Demander la fin", url },
    closing: `Vous recevez cet e-mail parce qu'il concerne votre compte chez ${instanceName}.`,
  }),
};

export type RestrictionReleasedData = Omit<RestrictionData, "linkDays">;

/** It is over. */
export const restrictionReleased: Template<RestrictionReleasedData> = {
  en: ({ instanceName, firstName, by, reason, url }) => ({
    subject: `Your data at ${instanceName} is used again`,
    paragraphs: [
      `Hello ${firstName},`,
      `the restriction of your data was ended by ${{ person: "you", administrator: "your company's administrator", operator: "the operator" }[by]}. Everything is as it was before; sign in again on your devices.`,
      ...(reason ? [`Reason: ${reason}`] : []),
    ],
    link: { label: "Sign in", url },
    closing: `You get this mail because it concerns your account at ${instanceName}.`,
  }),
  de: ({ instanceName, firstName, by, reason, url }) => ({
    subject: `Deine Daten bei ${instanceName} werden wieder benutzt`,
    paragraphs: [
      `Hallo ${firstName},`,
      `die Einschränkung deiner Daten ist beendet, und zwar durch ${{ person: "dich", administrator: "die Administration deiner Firma", operator: "den Betreiber" }[by]}. Alles ist wie zuvor; melde dich auf deinen Geräten wieder an.`,
      ...(reason ? [`Grund: ${reason}`] : []),
    ],
    link: { label: "Anmelden", url },
    closing: `Du erhältst diese E-Mail, weil sie dein Konto bei ${instanceName} betrifft.`,
  }),
  fr: ({ instanceName, firstName, by, reason, url }) => ({
    subject: `Vos données chez ${instanceName} sont de nouveau utilisées`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `la limitation de vos données a pris fin ; c'est ${{ person: "vous", administrator: "l'administration de votre entreprise", operator: "l'exploitant" }[by]} qui y a mis fin. Tout est comme avant ; reconnectez-vous sur vos appareils.`,
      ...(reason ? [`Motif : ${reason}`] : []),
    ],
    link: { label: "Se connecter", url },
    closing: `Vous recevez cet e-mail parce qu'il concerne votre compte chez ${instanceName}.`,
  }),
};
